/** How each kind of link reads in both directions, and how many are normal. Which pairs are legal stands in links.ts. */
import type { BlockId } from '../blocks.ts'
import type { LinkKind } from '../links.ts'

interface LinkKindWords {
  /** From its start: "Fast delivery *is meant for* Schools". */
  readonly reads: string
  /** From its end: "Schools *is offered* Fast delivery". */
  readonly readsBack: string
  /** Every note of these blocks normally has one, unless the check that asks for it says otherwise. */
  readonly expectedOf: readonly BlockId[]
}

export const LINK_KIND_WORDS: Readonly<Record<LinkKind, LinkKindWords>> = {
  serves: {
    reads: 'is meant for',
    readsBack: 'is offered',
    expectedOf: ['value_propositions', 'customer_segments'],
  },
  reaches: { reads: 'reaches', readsBack: 'is reached through', expectedOf: ['customer_segments'] },
  delivers: { reads: 'delivers', readsBack: 'is delivered through', expectedOf: ['value_propositions'] },
  maintains: { reads: 'keeps up with', readsBack: 'is looked after by', expectedOf: ['customer_segments'] },
  paid_by: { reads: 'is paid by', readsBack: 'pays', expectedOf: ['revenue_streams'] },
  pays_for: { reads: 'is paid for', readsBack: 'earns', expectedOf: ['revenue_streams'] },
  enables: { reads: 'makes possible', readsBack: 'is made possible by', expectedOf: ['value_propositions'] },
  supports: { reads: 'supports', readsBack: 'is supported by', expectedOf: [] },
  requires: { reads: 'needs', readsBack: 'is needed by', expectedOf: ['key_activities'] },
  performs: { reads: 'carries out', readsBack: 'is carried out by', expectedOf: [] },
  supplies: { reads: 'provides', readsBack: 'is provided by', expectedOf: [] },
  operates: { reads: 'runs', readsBack: 'is run by', expectedOf: [] },
  caused_by: { reads: 'arises from', readsBack: 'causes', expectedOf: ['cost_structure'] },
  depends_on: { reads: 'needs first', readsBack: 'is needed first by', expectedOf: [] },
  contradicts: { reads: 'conflicts with', readsBack: 'conflicts with', expectedOf: [] },
  relates_to: { reads: 'relates to', readsBack: 'relates to', expectedOf: [] },
}

/** Which links a note lacks, in words, each with the kind of link that would close the gap. */
import type { Link, Note, SheetNote } from '@ninefold/shared'
import type { LinkKind } from '@ninefold/shared/links'
import { t } from '../../lib/messages/index.ts'

type Words = keyof typeof t.links.gaps

/** What is looked at of a note; the two fields are of segments and activities alone. */
export type Looked = Pick<SheetNote, 'id' | 'blockId' | 'text'> & Pick<Partial<Note>, 'side' | 'sourcing'>

export interface Gap {
  readonly noteId: string
  readonly kind: LinkKind
  readonly text: string
}

/** The gaps of a note among its links, the weightiest first. */
export function gapsOf(note: Looked, links: readonly Link[]): Gap[] {
  const from = (...kinds: LinkKind[]): boolean =>
    links.some((link) => link.fromId === note.id && kinds.includes(link.kind))
  const to = (kind: LinkKind): boolean => links.some((link) => link.toId === note.id && link.kind === kind)
  const name = note.text.trim() || t.canvas.emptyNote
  const gap = (kind: LinkKind, words: Words): Gap => ({
    noteId: note.id,
    kind,
    text: t.links.gaps[words](name),
  })
  const unless = (there: boolean, kind: LinkKind, words: Words): Gap[] => (there ? [] : [gap(kind, words)])
  switch (note.blockId) {
    case 'customer_segments':
      return [
        ...unless(to('serves'), 'serves', 'offered'),
        ...unless(to('reaches'), 'reaches', 'reached'),
        ...unless(to('maintains'), 'maintains', 'kept'),
        ...unless(note.side === 'non_paying' || to('paid_by'), 'paid_by', 'earning'),
      ]
    case 'value_propositions':
      return [
        ...unless(from('serves'), 'serves', 'meant'),
        ...unless(to('enables'), 'enables', 'possible'),
        ...unless(to('delivers'), 'delivers', 'delivered'),
      ]
    case 'key_activities':
      return [
        ...unless(from('enables', 'supports'), 'enables', 'useful'),
        ...unless(from('requires'), 'requires', 'resourced'),
        ...unless(note.sourcing !== 'outsourced' || to('performs'), 'performs', 'performed'),
      ]
    case 'revenue_streams':
      return [
        ...unless(from('paid_by'), 'paid_by', 'payer'),
        ...unless(from('pays_for'), 'pays_for', 'worth'),
      ]
    case 'cost_structure':
      return unless(from('caused_by'), 'caused_by', 'caused')
    default:
      return []
  }
}

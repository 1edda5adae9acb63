/** Which measures are usual for a note, by its category where it is an activity, else by its block. */
import type { ActivityCategoryId, BlockId, Kpi } from '@ninefold/shared'
import { CATEGORY_GUIDANCE } from '@ninefold/shared/catalogue/activity-categories'
import { KPI_KIND_WORDS, type SuggestedKpi } from '@ninefold/shared/catalogue/kpi-kinds'
import { KPI_KINDS, type KpiKind } from '@ninefold/shared/model/values'

export interface Suggestions {
  readonly kind: KpiKind
  readonly measures: readonly SuggestedKpi[]
}

const BY_BLOCK: Readonly<Record<BlockId, KpiKind>> = {
  customer_segments: 'customer_satisfaction',
  value_propositions: 'quality',
  channels: 'engagement',
  customer_relationships: 'customer_satisfaction',
  revenue_streams: 'financial',
  key_resources: 'efficiency',
  key_activities: 'efficiency',
  key_partners: 'quality',
  cost_structure: 'financial',
}

/** The usual kind first; without those the note has, and without kinds that have nothing left. */
export function suggestionsFor(
  note: { readonly blockId: BlockId; readonly category: ActivityCategoryId | null },
  kpis: readonly Pick<Kpi, 'name'>[],
): Suggestions[] {
  const usual = note.category === null ? BY_BLOCK[note.blockId] : CATEGORY_GUIDANCE[note.category].kpiKind
  const taken = new Set(kpis.map(({ name }) => name.toLowerCase()))
  return [usual, ...KPI_KINDS.filter((kind) => kind !== usual)]
    .map((kind) => ({
      kind,
      measures: KPI_KIND_WORDS[kind].suggestions.filter(({ name }) => !taken.has(name.toLowerCase())),
    }))
    .filter(({ measures }) => measures.length > 0)
}

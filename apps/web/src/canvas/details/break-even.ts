/** What fixed cost, price and cost of one come to. */
import type { Note } from '@ninefold/shared/model/note-fields'

type Capacity = NonNullable<Note['capacity']>

export type BreakEven =
  /** Not enough is said. */
  | { readonly kind: 'unknown' }
  /** No quantity ever covers the cost. */
  | { readonly kind: 'never' }
  | {
      readonly kind: 'at'
      /** Whole units: what covers the fixed cost. */
      readonly quantity: number
      /** What can be made and is wanted too; null where neither is said. */
      readonly sold: number | null
      /** What is left at that; negative for a loss. */
      readonly profit: number | null
    }

export function breakEven({
  fixedCost,
  unitPrice,
  unitVariableCost,
  perPeriod,
  demand,
}: Capacity): BreakEven {
  if (fixedCost === undefined || unitPrice === undefined || unitVariableCost === undefined)
    return { kind: 'unknown' }
  const margin = unitPrice - unitVariableCost
  if (margin <= 0)
    return fixedCost === 0 && margin === 0 ? atOf(0, margin, 0, perPeriod, demand) : { kind: 'never' }
  // A hair below a whole unit is that unit: 0.1 + 0.2 must not cost one more.
  return atOf(Math.ceil(fixedCost / margin - 1e-9), margin, fixedCost, perPeriod, demand)
}

function atOf(
  quantity: number,
  margin: number,
  fixedCost: number,
  perPeriod: number | undefined,
  demand: number | undefined,
): BreakEven {
  const sold =
    perPeriod === undefined && demand === undefined
      ? null
      : Math.min(perPeriod ?? Infinity, demand ?? Infinity)
  return { kind: 'at', quantity, sold, profit: sold === null ? null : sold * margin - fixedCost }
}

/** How far the chart reaches: past everything that stands in it. */
export function chartSpan({ perPeriod = 0, demand = 0 }: Capacity, quantity: number): number {
  return Math.max(perPeriod, demand, quantity, 1) * 1.2
}

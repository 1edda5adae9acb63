/** Several people on one canvas. */
import { becomes } from './becomes.ts'
import type { BlockName, Board } from './canvas-page.ts'
import type { Person } from './person.ts'

/**
 * "At once" for a person, in ms. The promise is a second, and the benchmarks measure it in milliseconds; here a
 * machine that runs several browsers at a time gets more, so that only a product that is late is found late.
 */
export const AT_ONCE = 4000

type NewPerson = (name: string) => Promise<Person>

/** A new canvas with everybody on it: the first started it, the others came by a link. */
export async function startTogether<const Names extends readonly [string, ...string[]]>(
  person: NewPerson,
  names: Names,
): Promise<{ [Index in keyof Names]: Person }> {
  const people = await Promise.all(names.map((name) => person(name)))
  const [owner, ...others] = people
  if (!owner) throw new Error('a team has at least one person')
  await owner.startCanvas()
  const link = await owner.shareLink()
  await Promise.all(others.map((one) => one.joinByLink(link)))
  return people as { [Index in keyof Names]: Person } // one person a name
}

/** Until all screens show exactly this, which may take a second. */
export async function expectAll(people: readonly Person[], board: Board): Promise<void> {
  await Promise.all(people.map(({ canvas }) => canvas.expectBoard(board, AT_ONCE)))
}

/** Until a block holds exactly these notes on all screens, in an order that is the same for all; that order. */
export async function expectSameOrder(
  people: readonly Person[],
  block: BlockName,
  texts: readonly string[],
): Promise<string[]> {
  let order: string[] = []
  const read = async (): Promise<unknown> => {
    const lists = await Promise.all(people.map(({ canvas }) => canvas.texts(block)))
    order = lists[0] ?? []
    return { orders: new Set(lists.map((list) => JSON.stringify(list))).size, notes: [...order].sort() }
  }
  await becomes(read, { orders: 1, notes: [...texts].sort() }, AT_ONCE)
  return order
}

/** People a model names: fields that hold a member's id, or the name of somebody who is no member. */

const PERSON_FIELDS: readonly string[] = ['responsibleId', 'ownerId', 'who']

/** A copy of plain data in which whoever `nameOf` knows is told by name; null leaves what is held as it is. */
export function withNames<T>(value: T, nameOf: (held: string) => string | null): T {
  if (Array.isArray(value)) return value.map((item: unknown) => withNames(item, nameOf)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([field, held]: [string, unknown]) => [
      field,
      PERSON_FIELDS.includes(field) && typeof held === 'string'
        ? (nameOf(held) ?? held)
        : withNames(held, nameOf),
    ]),
  ) as T
}

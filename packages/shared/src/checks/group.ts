/** Sorting into groups; `Map.groupBy` is younger than some browsers we work in. */
export function groupBy<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const one of all) pushTo(groups, keyOf(one), one)
  return groups
}

/** Adds to the list under a key, which begins with its first value. */
export function pushTo<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const values = lists.get(key)
  if (values) values.push(value)
  else lists.set(key, [value])
}

/** The keys of a field in its entity's map: its name, or `name_part` for each part or item. */

const SEPARATOR = '_'

export const partKey = (field: string, part: string): string => `${field}${SEPARATOR}${part}`

/** The field and the part a key names; names of fields hold no underscore. `part` is null for the field itself. */
export function splitKey(key: string): { readonly field: string; readonly part: string | null } {
  const at = key.indexOf(SEPARATOR)
  return at < 0 ? { field: key, part: null } : { field: key.slice(0, at), part: key.slice(at + 1) }
}

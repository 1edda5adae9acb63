/** Which licences may come with the product, as SPDX ids, and the named exceptions. */

const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  '0BSD',
  'CC0-1.0',
  'Unlicense',
  'BlueOak-1.0.0',
  'Python-2.0',
])

/** One package, one licence beyond the list, each weighed by hand. */
const EXCEPTIONS: readonly { readonly name: RegExp; readonly licence: string }[] = [
  { name: /^elkjs$/, licence: 'EPL-2.0' },
  { name: /^@resvg\/resvg-js/, licence: 'MPL-2.0' },
  { name: /^@fontsource(-variable)?\/inter$/, licence: 'OFL-1.1' },
  { name: /^@expo-google-fonts\/inter$/, licence: 'OFL-1.1' },
]

/**
 * Whether a package may be used under its SPDX expression: of `A OR B` one must be allowed, of `A AND B` both.
 * An empty or unreadable expression is not allowed.
 */
export function isAllowed(name: string, expression: string): boolean {
  const granted = (licence: string): boolean =>
    ALLOWED.has(licence) || EXCEPTIONS.some((one) => one.licence === licence && one.name.test(name))
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? []
  let at = 0
  const either = (): boolean => {
    let allowed = both()
    while (tokens[at] === 'OR') {
      at++
      allowed = both() || allowed
    }
    return allowed
  }
  const both = (): boolean => {
    let allowed = one()
    while (tokens[at] === 'AND') {
      at++
      allowed = one() && allowed
    }
    return allowed
  }
  const one = (): boolean => {
    const token = tokens[at++]
    if (token !== '(') return token !== undefined && granted(token)
    const inner = either()
    return tokens[at++] === ')' && inner
  }
  const allowed = either()
  return allowed && at === tokens.length
}

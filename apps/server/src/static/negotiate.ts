/** Which of a file's stored encodings a request gets (RFC 9110 §12.5.3). */

export const ENCODINGS = ['br', 'gzip'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** The first of `available`, in our order of preference, that the header accepts; null for the file as it is. */
export function chooseEncoding(
  header: string | undefined,
  available: ReadonlySet<Encoding>,
): Encoding | null {
  if (!header) return null
  const accepted = new Map(header.split(',').map(parsePart))
  const weight = (name: string): number => accepted.get(name) ?? accepted.get('*') ?? 0
  return ENCODINGS.find((name) => available.has(name) && weight(name) > 0) ?? null
}

function parsePart(part: string): [name: string, weight: number] {
  const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase())
  const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
  const weight = q === undefined ? 1 : Number(q)
  return [name, Number.isNaN(weight) ? 0 : weight]
}

/** Whether `If-None-Match` names this tag; weak and strong tags compare alike here (RFC 9110 §13.1.2). */
export function matchesTag(header: string | undefined, tag: string): boolean {
  if (!header) return false
  const bare = (text: string): string => text.trim().replace(/^W\//, '')
  return header.trim() === '*' || header.split(',').some((one) => bare(one) === bare(tag))
}

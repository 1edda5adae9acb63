/** Words as the checks compare them: without case, accents and punctuation, so that "Qualität!" is "qualitat". */

/** ß stands for two letters; the other accents are marks that decomposition sets apart. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
}

/** The folded words of a text in their order. An apostrophe ends no word: "customer's" is one. */
export function wordsIn(text: string): string[] {
  return fold(text)
    .replace(/['’]/g, '')
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word !== '')
}

/** Entries of a list written as one text, folded; those of several words keep a single space between them. */
export function foldedSet(list: string): ReadonlySet<string> {
  const entries = list.split(/\s*[,\n]\s*/).map((entry) => wordsIn(entry).join(' '))
  return new Set(entries.filter((entry) => entry !== ''))
}

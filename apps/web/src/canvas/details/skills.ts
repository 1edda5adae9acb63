/** Skills are compared as people write them: case and stray spaces make no difference. */
const fold = (skill: string): string => skill.trim().replace(/\s+/gu, ' ').toLocaleLowerCase()

/** What is needed and not held, once each, as it is written where it is needed. */
export function missingSkills(needed: readonly string[], held: readonly string[]): string[] {
  const seen = new Set(held.map(fold))
  return needed.filter((skill) => !seen.has(fold(skill)) && seen.add(fold(skill)))
}

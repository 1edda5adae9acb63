/** How healthy a canvas is, 0–100: over the rules that looked at something, each by its weight. */
import { BLOCK_IDS } from '../blocks.ts'
import type { ContentIndex } from './content-index.ts'
import type { Finding, Health } from './finding.ts'
import { THEMES, type Rule, type Severity } from './rule.ts'

const WEIGHTS: Readonly<Record<Severity, number>> = { gap: 5, warning: 3, hint: 1 }

/** Below this a number would judge a sheet that has hardly been begun. */
const LEAST_NOTES = 9
const LEAST_BLOCKS = 4

/** What a rule looked at and found, waived findings apart. */
export interface Judged {
  readonly rule: Rule
  readonly looked: number
  readonly open: readonly Finding[]
  readonly waived: readonly Finding[]
}

export function scoresOf(judged: readonly Judged[], index: ContentIndex): Pick<Health, 'score' | 'themes'> {
  const counts = BLOCK_IDS.map((blockId) => index.notes(blockId).length)
  const notes = counts.reduce((sum, count) => sum + count, 0)
  if (notes < LEAST_NOTES || counts.filter((count) => count > 0).length < LEAST_BLOCKS)
    return { score: null, themes: {} }
  const byTheme = THEMES.flatMap((theme) => {
    const score = weighted(judged.filter(({ rule }) => rule.theme === theme))
    return score === null ? [] : [[theme, score] as const]
  })
  return { score: weighted(judged), themes: Object.fromEntries(byTheme) }
}

function weighted(judged: readonly Judged[]): number | null {
  let [total, weights] = [0, 0]
  for (const one of judged) {
    const share = shareInOrder(one)
    if (share === null) continue
    const weight = WEIGHTS[one.rule.severity]
    total += weight * share
    weights += weight
  }
  return weights === 0 ? null : Math.round((100 * total) / weights)
}

/** What of the subjects is in order; null where nothing was looked at but what is waived. */
function shareInOrder({ looked, open, waived }: Judged): number | null {
  const failing = subjectsOf(open)
  const leftOut = [...subjectsOf(waived)].filter((id) => !failing.has(id)).length
  const counted = looked - leftOut
  return counted <= 0 ? null : 1 - Math.min(failing.size, counted) / counted
}

/** The canvas as a whole counts as one subject. */
const subjectsOf = (findings: readonly Finding[]): Set<string> =>
  new Set(findings.flatMap(({ subjectIds }) => (subjectIds.length > 0 ? subjectIds : [''])))

/**
 * Checking a canvas, once or again and again. `checkContent` is the definition: a pure function of content, facts and
 * today. A `HealthCheck` gives the same after each change, and runs only the rules that had read what changed.
 */
import type { CanvasContent } from '../content.ts'
import { ContentIndex, type ContentChange } from './content-index.ts'
import type { Facts } from './facts.ts'
import type { Finding, Health } from './finding.ts'
import { Model } from './model.ts'
import type { Rule } from './rule.ts'
import { RULES } from './rules.ts'
import { scoresOf, type Judged } from './score.ts'
import { TopicSet } from './topics.ts'
import { subjectHash, waiverFor } from './waivers.ts'

/** `today` is a day, `2026-01-31`. */
export function checkContent(content: CanvasContent, facts: Facts, today: string): Health {
  return new HealthCheck(content, facts, today).health()
}

interface Ran {
  readonly looked: number
  readonly findings: readonly Finding[]
  readonly read: TopicSet
}

export class HealthCheck {
  readonly #index: ContentIndex
  readonly #model: Model
  readonly #ran = new Map<Rule, Ran>()
  #today: string
  #touched = new TopicSet().addAll()

  constructor(content: CanvasContent, facts: Facts, today: string) {
    this.#index = new ContentIndex(content)
    this.#model = new Model(this.#index, facts, today)
    this.#today = today
  }

  change(change: ContentChange): void {
    this.#index.change(change, this.#touched)
  }

  setFacts(facts: Facts): void {
    this.#model.setFacts(facts)
    this.#touched.add('facts')
  }

  setToday(today: string): void {
    this.#model.setToday(today)
    this.#today = today
    this.#touched.add('today')
  }

  /** How many rules the next `health` has to run. */
  get due(): number {
    return RULES.filter((rule) => this.#isDue(rule)).length
  }

  health(): Health {
    for (const rule of RULES) if (this.#isDue(rule)) this.#run(rule)
    this.#touched = new TopicSet()
    const waived: Health['waived'][number][] = []
    const judged = RULES.map((rule): Judged => {
      const { looked, findings } = this.#ran.get(rule) as Ran
      const held = findings.flatMap((finding) => {
        const waiver = waiverFor(finding, this.#index, this.#today)
        return waiver ? [{ finding, waiver }] : []
      })
      waived.push(...held)
      const aside = new Set(held.map(({ finding }) => finding))
      return { rule, looked, open: findings.filter((finding) => !aside.has(finding)), waived: [...aside] }
    })
    return { ...scoresOf(judged, this.#index), findings: judged.flatMap(({ open }) => open), waived }
  }

  /** What a waiver of this finding has to carry, to end when its subject changes. */
  hashFor(finding: Finding): string {
    return subjectHash(finding, this.#index)
  }

  #isDue(rule: Rule): boolean {
    return this.#ran.get(rule)?.read.meets(this.#touched) ?? true
  }

  #run(rule: Rule): void {
    const { id: ruleId, severity, theme } = rule
    const { result, read } = this.#model.watch(rule.check)
    const findings = (result?.found ?? []).map(
      ({ subjects, noteIds = subjects, params, fixes }) =>
        ({ ruleId, severity, theme, subjectIds: subjects, noteIds, params, fixes }) as Finding,
    )
    this.#ran.set(rule, { looked: result?.looked ?? 0, findings, read })
  }
}

/** Whether the canvas still says what is so. */
import { CADENCE_DAYS, UPKEEP_DAYS } from '../cadences.ts'
import { dayFrom, dayOf } from '../day.ts'
import { details } from '../fixes.ts'
import type { Model } from '../model.ts'
import { noteRule, rule, wholeRule } from '../rule.ts'
import { activities } from './activities.ts'

const ANSWER_DAYS = 7
const CHANGES_ELSEWHERE = 5

const daysSince = (moment: number, model: Model): number => model.today - dayOf(moment)

/** Days of the canvas's review cadence; null where it is reviewed at no set times. */
const cadence = (model: Model): number | null => CADENCE_DAYS[model.meta.reviewCadence]

/** How often the canvas could have been reviewed since it was started; null where that is not known. */
function cadencesOld(model: Model): number | null {
  const days = cadence(model)
  const { createdAt } = model.facts
  return days === null || createdAt === undefined ? null : daysSince(createdAt, model) / days
}

const reviewDue = wholeRule({
  ...{ id: 'HC-24', severity: 'warning', theme: 'freshness' },
  starts: (model) => (cadencesOld(model) ?? 0) > 1,
  finds: (model) => {
    const { lastReviewAt } = model.meta
    const days = daysSince(lastReviewAt ?? model.facts.createdAt ?? 0, model)
    const trigger = model.facts.triggers?.find(
      ({ at, handled }) => !handled && daysSince(at, model) > ANSWER_DAYS,
    )
    if (trigger)
      return {
        params: { reason: { trigger: trigger.text, days: daysSince(trigger.at, model) } },
        fixes: [{ do: 'triggers' }],
      }
    if (days <= (cadence(model) ?? Infinity)) return null
    return {
      params: { reason: { since: lastReviewAt === undefined ? 'start' : 'review', days } },
      fixes: [{ do: 'review' }],
    }
  },
})

const leftBehind = wholeRule({
  ...{ id: 'HC-36', severity: 'hint', theme: 'freshness' },
  starts: (model) => (cadencesOld(model) ?? 0) >= 2 && model.facts.activityChanges !== undefined,
  finds: (model) => {
    const changes = model.facts.activityChanges
    const days = cadence(model)
    if (!changes || days === null) return null
    const still = daysSince(changes.lastAt, model) > 2 * days
    if (!still || changes.elsewhereSince < CHANGES_ELSEWHERE) return null
    return { params: {}, fixes: [{ do: 'block', blockId: 'key_activities' }] }
  },
})

/** Contradictions that stand on the sheet for so long that somebody should have settled them. */
function oldContradictions(model: Model): number {
  const links = model.allNotes().flatMap((note) => model.out(note, 'contradicts'))
  return links.filter(({ id }) => {
    const createdAt = model.facts.links?.[id]?.createdAt
    return createdAt !== undefined && daysSince(createdAt, model) > ANSWER_DAYS
  }).length
}

const remarksWait = wholeRule({
  ...{ id: 'HC-38', severity: 'warning', theme: 'freshness' },
  starts: (model) => model.facts.threads !== undefined,
  finds: (model) => {
    const threads = (model.facts.threads ?? []).filter(
      ({ open, createdAt }) => open && daysSince(createdAt, model) > ANSWER_DAYS,
    )
    const count = threads.length + oldContradictions(model)
    return count > 0 ? { params: { count }, fixes: [] } : null
  },
})

const editedSinceApproval = rule({
  ...{ id: 'HC-50', severity: 'hint', theme: 'freshness' },
  check: (model) => {
    const verdicts = model.facts.verdicts ?? []
    const found = verdicts
      .filter(({ approvedAt, editedAt }) => editedAt > approvedAt)
      .map(({ blockId }) => ({
        subjects: [blockId],
        noteIds: [],
        params: { block: blockId },
        fixes: [{ do: 'block', blockId } as const],
      }))
    return { looked: verdicts.length, found }
  },
})

export const FRESHNESS_RULES = [
  reviewDue,
  leftBehind,
  remarksWait,
  noteRule({
    ...{ id: 'HC-49', severity: 'hint', theme: 'freshness' },
    subjects: (model) =>
      [...activities(model), ...model.notes('key_resources')].filter(
        ({ upkeepEvery, lastUpkeepAt }) => upkeepEvery !== undefined && lastUpkeepAt !== undefined,
      ),
    fails: ({ upkeepEvery = 'yearly', lastUpkeepAt = '' }, model) =>
      model.today - dayFrom(lastUpkeepAt) > UPKEEP_DAYS[upkeepEvery],
    says: ({ text, upkeepEvery = 'yearly', lastUpkeepAt = '' }, model) => ({
      n: text,
      days: model.today - dayFrom(lastUpkeepAt) - UPKEEP_DAYS[upkeepEvery],
    }),
    fixes: (note) => [details(note, 'lastUpkeepAt')],
  }),
  editedSinceApproval,
] as const

/** Whether work can get from one activity to the next: loops, bottlenecks, people, steps, capacity and risks. */
import type { Note, Procedure } from '../../content.ts'
import { dayFrom } from '../day.ts'
import { details } from '../fixes.ts'
import { groupBy } from '../group.ts'
import type { Model } from '../model.ts'
import { noteRule, rule } from '../rule.ts'
import { activities, essential, hasPhase } from './activities.ts'
import { loopsOf } from './loops.ts'

const MANY_WAIT = 3
const CHECKED_DAYS = 365
const HIGH_RISK = 15

const loops = rule({
  ...{ id: 'HC-17', severity: 'gap', theme: 'flow' },
  check: (model) => {
    const byId = new Map(activities(model).map((note) => [note.id, note]))
    const waitsFor = (id: string) =>
      model.out(byId.get(id) as Note, 'depends_on').flatMap(({ toId }) => (byId.has(toId) ? [toId] : []))
    const found = loopsOf([...byId.keys()], waitsFor).map((loop) => ({
      subjects: loop,
      params: { loop: loop.map((id) => byId.get(id)?.text ?? '') },
      fixes: [details(byId.get(loop[0] as string) as Note, 'links')],
    }))
    return { looked: byId.size, found }
  },
})

const waiting = (note: Note, model: Model): number => model.into(note, 'depends_on').length
const hasStandIn = ({ responsibleId, contributors }: Note): boolean =>
  responsibleId !== undefined && (contributors?.length ?? 0) > 0

const onePerson = rule({
  ...{ id: 'HC-39', severity: 'warning', theme: 'flow' },
  starts: (model) => essential(model).length >= 4,
  check: (model) => {
    const all = essential(model)
    const byPerson = groupBy(all, ({ responsibleId }) => responsibleId)
    const found = [...byPerson].flatMap(([person, theirs]) => {
      if (person === undefined || theirs.length < all.length / 2) return []
      const params = { person: model.facts.people?.[person] ?? person, of: theirs.length, all: all.length }
      const fixes = theirs.slice(0, 1).map((note) => details(note, 'responsibleId'))
      return [{ subjects: theirs.map(({ id }) => id), params, fixes }]
    })
    return { looked: all.length, found }
  },
})

const isCheckedLately = ({ lastCheckedAt }: Procedure, model: Model): boolean =>
  lastCheckedAt === undefined || model.today - dayFrom(lastCheckedAt) <= CHECKED_DAYS

type Shortfall = 'demand' | 'break_even' | 'never_even'
function shortfall({ capacity }: Note): Shortfall | null {
  const { perPeriod, demand, fixedCost, unitPrice, unitVariableCost } = capacity ?? {}
  if (unitPrice !== undefined && unitVariableCost !== undefined && fixedCost !== undefined) {
    const perUnit = unitPrice - unitVariableCost
    if (perUnit <= 0 && fixedCost > 0) return 'never_even'
    if (perPeriod !== undefined && perUnit > 0 && perPeriod < fixedCost / perUnit) return 'break_even'
  }
  return perPeriod !== undefined && demand !== undefined && perPeriod < demand ? 'demand' : null
}

const highRisks = rule({
  ...{ id: 'HC-56', severity: 'warning', theme: 'flow' },
  check: (model) => {
    const risks = model.allNotes().flatMap((note) => model.risksOf(note).map((risk) => ({ note, risk })))
    const high = risks.filter(({ risk }) => risk.likelihood * risk.impact >= HIGH_RISK)
    const found = high
      .filter(({ risk }) => risk.contingency.trim() === '')
      .map(({ note, risk }) => ({
        subjects: [risk.id],
        noteIds: [note.id],
        params: { n: note.text, risk: risk.cause },
        fixes: [details(note, 'risks')],
      }))
    return { looked: risks.length, found }
  },
})

/** Those who work on it, where everybody's function is known. */
const teams = ({ contributors }: Note) => (contributors ?? []).map(({ team }) => team)

export const FLOW_RULES = [
  loops,
  noteRule({
    ...{ id: 'HC-19', severity: 'warning', theme: 'flow' },
    subjects: (model) =>
      activities(model).filter((note) => waiting(note, model) >= MANY_WAIT || note.bottleneck === true),
    fails: (note) => !hasStandIn(note),
    says: (note, model) => ({ n: note.text, count: waiting(note, model) }),
    fixes: (note) => [details(note, note.responsibleId === undefined ? 'responsibleId' : 'contributors')],
  }),
  noteRule({
    ...{ id: 'HC-33', severity: 'warning', theme: 'flow' },
    starts: (model) => hasPhase(model, 'committed'),
    subjects: essential,
    fails: (note, model) => {
      const procedure = model.procedureOf(note)
      return !procedure?.steps?.length || !isCheckedLately(procedure, model)
    },
    says: (note, model) => ({
      n: note.text,
      written: (model.procedureOf(note)?.steps?.length ?? 0) > 0,
    }),
    fixes: (note) => [details(note, 'steps')],
  }),
  onePerson,
  noteRule({
    ...{ id: 'HC-46', severity: 'warning', theme: 'flow' },
    subjects: (model) => activities(model).filter(({ capacity }) => capacity !== undefined),
    fails: (note) => shortfall(note) !== null,
    says: (note) => ({ n: note.text, short: shortfall(note) ?? 'demand' }),
    fixes: (note) => [details(note, 'capacity')],
  }),
  noteRule({
    ...{ id: 'HC-47', severity: 'warning', theme: 'flow' },
    subjects: (model) =>
      activities(model).filter(({ startsOn, endsOn }) => startsOn !== undefined && endsOn !== undefined),
    fails: ({ startsOn = '', endsOn = '' }) => dayFrom(endsOn) < dayFrom(startsOn),
    fixes: (note) => [details(note, 'endsOn')],
  }),
  noteRule({
    ...{ id: 'HC-54', severity: 'hint', theme: 'flow' },
    subjects: (model) => essential(model).filter(({ functionId }) => functionId?.startsWith('sales.')),
    fails: ({ decisionAuthority }) => decisionAuthority === 'none' || decisionAuthority === 'route',
    fixes: (note) => [details(note, 'decisionAuthority')],
  }),
  highRisks,
  noteRule({
    ...{ id: 'HC-57', severity: 'hint', theme: 'flow' },
    subjects: (model) =>
      essential(model).filter((note) => teams(note).length >= 2 && !teams(note).includes(undefined)),
    fails: (note) => new Set(teams(note)).size === 1,
    fixes: (note) => [details(note, 'contributors')],
  }),
] as const

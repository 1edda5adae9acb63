/** A canvas as it stands on paper: the sheet, then all that was said of its notes, in words. Made from plain content. */
import {
  ACTIVITY_CATEGORIES,
  BLOCKS,
  BLOCKS_IN_GUIDED_ORDER,
  isAside,
  NOTE_COLORS,
  type Block,
  type CanvasContent,
  type Group,
  type Kpi,
  type Link,
  type Note,
  type NoteColor,
} from '@ninefold/shared'
import { LINK_KIND_WORDS } from '@ninefold/shared/catalogue/link-kinds'
import { arrange, groupOf } from '@ninefold/shared/document/groups'
import { compareRanked } from '@ninefold/shared/document/rank'
import { t } from '../../lib/messages/index.ts'
import { riskLevel } from '../details/risk-level.ts'
import { noteTone } from '../../ui/people.ts'
import { factsOf, type Fact, type Names } from './field-words.ts'

export interface PrintNote {
  readonly id: string
  readonly text: string
  readonly tone: number
  /** Of its colour in the legend: paper may be printed in black. */
  readonly letter: string | undefined
  /** The title of its group, on each of its notes. */
  readonly group: string | undefined
  readonly fact: string | undefined
}

export interface PrintBlock {
  readonly block: Block
  readonly notes: readonly PrintNote[]
}

export interface PrintDetails {
  readonly id: string
  readonly text: string
  readonly description: string
  readonly facts: readonly Fact[]
  readonly links: readonly string[]
  readonly measures: readonly string[]
  readonly steps: readonly string[]
  readonly risks: readonly string[]
  readonly experiments: readonly string[]
}

export interface PrintModel {
  readonly title: string
  readonly purpose: string
  readonly date: string
  readonly legend: readonly { readonly letter: string; readonly tone: number; readonly label: string }[]
  /** In the order of the sheet. */
  readonly blocks: readonly PrintBlock[]
  /** Key Activities first, then the others in guided order; blocks with nothing to tell are left out. */
  readonly details: readonly { readonly block: Block; readonly notes: readonly PrintDetails[] }[]
  readonly parked: readonly string[]
}

export function printModel(
  content: CanvasContent,
  now: number,
  personOf: (held: string) => string,
): PrintModel {
  const { meta } = content
  // Suggestions that nobody has accepted are no part of the canvas.
  const notes = content.notes.filter((note) => !note.ghost && !isAside(note))
  const groups = content.groups.toSorted(compareRanked)
  const colors = NOTE_COLORS.filter((color) => meta.legend[color])
  const letters = new Map(colors.map((color, i) => [color, String.fromCodePoint(65 + i)]))
  const names: Names = { person: personOf, goals: meta.goals ?? [] }
  const detailed = [
    ...BLOCKS_IN_GUIDED_ORDER.filter(({ id }) => id === 'key_activities'),
    ...BLOCKS_IN_GUIDED_ORDER.filter(({ id }) => id !== 'key_activities'),
  ]
  return {
    title: meta.title.trim() || t.canvas.untitled,
    purpose: meta.purpose.trim(),
    date: t.print.date(now),
    legend: colors.map((color) => ({
      letter: letters.get(color) ?? '',
      tone: noteTone(color),
      label: meta.legend[color] ?? '',
    })),
    blocks: BLOCKS.map((block) => ({
      block,
      notes: arrange(
        notes.filter(({ blockId }) => blockId === block.id),
        groups,
      ).map((note) => printNote(note, groups, letters)),
    })),
    details: detailed
      .map((block) => ({
        block,
        notes: notes
          .filter(({ blockId }) => blockId === block.id)
          .map((note) => detailsOf(note, content, names))
          .filter((one) => block.id === 'key_activities' || saysMore(one)),
      }))
      .filter((part) => part.notes.length > 0),
    parked: content.notes.filter((note) => !note.ghost && isAside(note)).map(({ text }) => text.trim()),
  }
}

function printNote(note: Note, groups: readonly Group[], letters: ReadonlyMap<NoteColor, string>): PrintNote {
  const category = ACTIVITY_CATEGORIES.find(({ id }) => id === note.category)?.name
  const essential = note.importance === 'essential'
  const shown = note.blockId === 'key_activities' ? category : undefined
  return {
    id: note.id,
    text: note.text.trim() || t.canvas.emptyNote,
    tone: noteTone(note.color),
    letter: letters.get(note.color),
    group: groupOf(groups, note)?.title.trim() || undefined,
    fact: shown ? t.print.category(shown, essential) : essential ? t.print.essential : undefined,
  }
}

/** More than what stands on the sheet: links alone are told at the activities. */
const saysMore = (one: PrintDetails): boolean =>
  one.description !== '' ||
  [one.facts, one.measures, one.steps, one.risks, one.experiments].some((part) => part.length > 0)

function detailsOf(note: Note, content: CanvasContent, names: Names): PrintDetails {
  const { id } = note
  const procedure = content.procedures.find(({ noteId }) => noteId === id)
  return {
    id,
    text: note.text.trim() || t.canvas.emptyNote,
    description: note.detail.trim(),
    facts: factsOf(note, names),
    links: content.links.flatMap((link) => linkWords(link, id, content) ?? []),
    measures: content.kpis.filter(({ noteId }) => noteId === id).map((kpi) => measureWords(kpi, names)),
    steps: (procedure?.steps ?? []).map(({ text, who, minutes }) =>
      t.print.step(text.trim(), [
        ...(who === undefined ? [] : [names.person(who)]),
        ...(minutes === undefined ? [] : [t.print.minutes(minutes)]),
      ]),
    ),
    risks: content.risks
      .filter(({ noteId }) => noteId === id)
      .map(({ cause, likelihood, impact, contingency, ownerId }) => {
        const score = likelihood * impact
        return [
          t.print.risk(cause.trim(), likelihood, impact, t.details.risks.levels[riskLevel(score)](score)),
          contingency.trim() === '' ? t.details.risks.unprepared : t.print.contingency(contingency.trim()),
          ...(ownerId === undefined ? [] : [t.print.watchedBy(names.person(ownerId))]),
        ].join(' ')
      }),
    experiments: content.experiments
      .filter(({ noteIds }) => noteIds?.includes(id))
      .map(({ hypothesis, result, measure, threshold }) =>
        [
          t.print.experiment(hypothesis.trim(), t.details.experiments.results[result]),
          t.print.right(measure, threshold),
        ]
          .filter(Boolean)
          .join(': '),
      ),
  }
}

function linkWords(link: Link, noteId: string, { notes }: CanvasContent): string | null {
  if (link.fromId !== noteId && link.toId !== noteId) return null
  const back = link.fromId !== noteId
  const other = notes.find(({ id }) => id === (back ? link.fromId : link.toId))
  if (!other || other.ghost || isAside(other)) return null
  const words = LINK_KIND_WORDS[link.kind]
  const clause = t.links.clause(back ? words.readsBack : words.reads, other.text.trim() || t.canvas.emptyNote)
  return link.label ? t.print.withTeam(clause, link.label) : clause
}

function measureWords(kpi: Kpi, { person }: Names): string {
  const { measured, inUnit } = t.print
  const { unit, direction, target, rangeLow, rangeHigh, baseline, ownerId } = kpi
  const aim =
    direction === 'in_range'
      ? rangeLow !== undefined && rangeHigh !== undefined
        ? measured.range(inUnit(rangeLow, undefined), inUnit(rangeHigh, unit))
        : measured.noTarget
      : target === undefined
        ? measured.noTarget
        : measured[direction](inUnit(target, unit))
  return t.print.measure(kpi.name, [
    aim,
    ...(baseline === undefined ? [] : [measured.baseline(inUnit(baseline, unit))]),
    measured.cadences[kpi.cadence],
    ...(ownerId === undefined ? [] : [measured.by(person(ownerId))]),
  ])
}

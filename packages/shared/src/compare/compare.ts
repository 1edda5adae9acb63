/**
 * Two canvases side by side. Pure, and total: whatever the contents hold, there is an answer, and a canvas compared
 * with itself has no differences. Suggestions count as nothing, and where a note stands within its block is no
 * difference; nor are waivers, which are about the checks.
 */
import { BLOCKS_IN_GUIDED_ORDER, type BlockId } from '../blocks.ts'
import { NOTE_COLORS } from '../colors.ts'
import { isAside, type CanvasContent, type Note } from '../content.ts'
import { pushTo } from '../checks/group.ts'
import { META_FIELDS } from '../model/entity-fields.ts'
import { NOTE_FIELDS } from '../model/note-fields.ts'
import { compareBeside } from './beside.ts'
import type {
  BesideRoot,
  BlockComparison,
  Comparison,
  EntityChange,
  FieldChange,
  NoteRow,
  RowKind,
} from './comparison.ts'
import { difference, fieldChanges, something } from './fields.ts'
import { compareLinks } from './links.ts'
import { matchNotes, type Matches } from './match.ts'

/** From one canvas to another: `before` is what was, or what the other is held against. */
export function compareContent(before: CanvasContent, after: CanvasContent): Comparison {
  const matches = matchNotes(before.notes, after.notes)
  const rows = rowsOf(before, after, matches)
  return {
    canvas: compareMeta(before, after),
    blocks: BLOCKS_IN_GUIDED_ORDER.map(({ id }) => ({
      blockId: id,
      rows: inOrder(
        rows.filter((row) => blockOf(row) === id),
        before.notes,
      ),
      groups: compareBeside(
        'groups',
        before.groups.filter(({ blockId }) => blockId === id),
        after.groups.filter(({ blockId }) => blockId === id),
      ),
    })),
    signals: compareBeside('signals', before.signals, after.signals),
  }
}

/** Whether nothing sets the two apart. */
export function isUnchanged({ canvas, blocks, signals }: Comparison): boolean {
  return canvas.length === 0 && signals.length === 0 && blocks.every(isBlockUnchanged)
}

export const isBlockUnchanged = ({ rows, groups }: BlockComparison): boolean =>
  groups.length === 0 && rows.every(isRowUnchanged)

export const isRowUnchanged = ({ kind, links, beside }: NoteRow): boolean =>
  kind === 'same' && links.length === 0 && beside.length === 0

const counts = (note: Note | undefined): note is Note => note !== undefined && !note.ghost && !isAside(note)

function compareMeta(before: CanvasContent, after: CanvasContent): FieldChange[] {
  const [old, now] = [before.meta, after.meta]
  const texts = (['title', 'purpose'] as const).flatMap((field) =>
    difference(field, something(old[field]), something(now[field])),
  )
  const legend = NOTE_COLORS.flatMap((color) =>
    difference(`legend_${color}`, something(old.legend[color] ?? null), something(now.legend[color] ?? null)),
  )
  return [...texts, ...fieldChanges(META_FIELDS, old, now, ['baseCanvasId', 'lastReviewAt']), ...legend]
}

interface Draft {
  readonly one: Note | undefined
  readonly other: Note | undefined
}

/** Every note that counts in either canvas, once; one that moved twice, where it was and where it is. */
function rowsOf(before: CanvasContent, after: CanvasContent, matches: Matches): NoteRow[] {
  const matched = new Set([...matches.values()].map(({ id }) => id))
  const drafts: Draft[] = [
    ...before.notes.map((one) => ({ one, other: matches.get(one.id) })),
    ...after.notes.filter(({ id }) => !matched.has(id)).map((other) => ({ one: undefined, other })),
  ]
  const links = linksByNote(before, after, matches)
  const beside = besideOf(before, after)
  const order = new Map(after.notes.map(({ id }, index) => [id, index]))
  return drafts
    .sort((a, b) => (order.get(a.other?.id ?? '') ?? -1) - (order.get(b.other?.id ?? '') ?? -1))
    .flatMap(({ one, other }): NoteRow[] => {
      const was = counts(one) ? one : null
      const is = counts(other) ? other : null
      if (!was && !is) return []
      const both = was && is
      const row = {
        before: was,
        after: is,
        elsewhere: null,
        fields: both ? noteChanges(was, is, before, after) : [],
        links: links.get(is ? is.id : gone(was?.id)) ?? [],
        beside: beside(was, is),
      }
      if (both && was.blockId !== is.blockId)
        return [
          { ...row, kind: 'moved_in', elsewhere: was.blockId },
          { ...row, ...NOTHING_MORE, kind: 'moved_out', elsewhere: is.blockId },
        ]
      return [{ ...row, kind: kindOf(one, other, row.fields) }]
    })
}

/** Of a note that is in the earlier canvas alone: its id may be another note's in the later one. */
const gone = (id: string | undefined): string => `before ${id ?? ''}`

const NOTHING_MORE = { fields: [], links: [], beside: [] }

function kindOf(one: Note | undefined, other: Note | undefined, fields: readonly FieldChange[]): RowKind {
  if (counts(one) && counts(other)) return fields.length > 0 ? 'changed' : 'same'
  const hidden = counts(one) ? other : one
  const aside = hidden !== undefined && !hidden.ghost && isAside(hidden)
  if (counts(one)) return aside ? 'parked' : 'removed'
  return aside ? 'put_back' : 'added'
}

const blockOf = ({ kind, before, after }: NoteRow): BlockId | undefined =>
  (kind === 'moved_out' ? before : (after ?? before))?.blockId

/** Ids that mean something within one canvas alone are told by what they stand for. */
function noteChanges(one: Note, other: Note, before: CanvasContent, after: CanvasContent): FieldChange[] {
  return [
    ...fieldChanges(NOTE_FIELDS, one, other, ['ghost', 'groupId', 'goalId']),
    // In one group that was given another title, a note is where it was.
    ...(one.groupId === other.groupId
      ? []
      : difference('groupId', groupOf(one, before), groupOf(other, after))),
    ...difference('goalId', goalOf(one, before), goalOf(other, after)),
  ]
}

const groupOf = ({ groupId }: Note, { groups }: CanvasContent): unknown =>
  something(groups.find(({ id }) => id === groupId)?.title ?? null)
const goalOf = ({ goalId }: Note, { meta }: CanvasContent): unknown =>
  something(meta.goals?.find(({ id }) => id === goalId)?.text ?? null)

function linksByNote(before: CanvasContent, after: CanvasContent, matches: Matches) {
  const live = ({ notes, links }: CanvasContent) => ({
    links,
    notes: new Map(notes.filter(counts).map((note) => [note.id, note])),
  })
  const [old, now] = [live(before), live(after)]
  const byNote = new Map<string, NoteRow['links'][number][]>()
  for (const { at, change } of compareLinks(old, now, matches)) {
    const match = matches.get(at.id)
    // A link that went is told where the note it began at is now, if it is anywhere.
    const isOld = change.how === 'removed'
    pushTo(byNote, !isOld ? at.id : counts(match) ? match.id : gone(at.id), change)
  }
  return byNote
}

/** Of a note: what is hers in each canvas. An experiment on several notes is told at the first that counts. */
function besideOf(before: CanvasContent, after: CanvasContent) {
  const [old, now] = [ownersIn(before), ownersIn(after)]
  return (one: Note | null, other: Note | null): EntityChange[] =>
    OF_NOTES.flatMap((root) =>
      compareBeside(
        root,
        (one && old.get(`${root} ${one.id}`)) ?? [],
        (other && now.get(`${root} ${other.id}`)) ?? [],
      ),
    )
}

const OF_NOTES = ['kpis', 'procedures', 'risks', 'experiments'] as const satisfies readonly BesideRoot[]

function ownersIn(content: CanvasContent): Map<string, { readonly id: string }[]> {
  const live = new Set(content.notes.filter(counts).map(({ id }) => id))
  const owned = new Map<string, { readonly id: string }[]>()
  for (const root of ['kpis', 'procedures', 'risks'] as const)
    for (const entity of content[root]) pushTo(owned, `${root} ${entity.noteId}`, entity)
  for (const experiment of content.experiments) {
    const owner = experiment.noteIds?.find((id) => live.has(id))
    if (owner !== undefined) pushTo(owned, `experiments ${owner}`, experiment)
  }
  return owned
}

/** Rows come in the order of the later canvas, those that are not in it first: each of these goes to where it stood. */
function inOrder(rows: readonly NoteRow[], before: readonly Note[]): NoteRow[] {
  const isGone = ({ kind, after }: NoteRow): boolean => kind === 'moved_out' || after === null
  const ordered = rows.filter((row) => !isGone(row))
  const place = new Map(before.map(({ id }, index) => [id, index]))
  const placeOf = ({ before: old }: NoteRow): number => (old && place.get(old.id)) ?? -1
  for (const gone of rows.filter(isGone).sort((a, b) => placeOf(b) - placeOf(a))) {
    // Behind the nearest that stood before it in this block.
    let index = 0
    let nearest = -1
    for (const [i, row] of ordered.entries()) {
      if (row.kind === 'moved_in') continue
      const at = placeOf(row)
      if (at >= 0 && at < placeOf(gone) && at > nearest) [nearest, index] = [at, i + 1]
    }
    ordered.splice(index, 0, gone)
  }
  return ordered
}

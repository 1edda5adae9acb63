/** What sets two canvases apart, as sentences. */
import { blockById, type BlockId } from '@ninefold/shared'
import { LINK_KIND_WORDS } from '@ninefold/shared/catalogue/link-kinds'
import { groupBy } from '@ninefold/shared/checks/group'
import type {
  BlockComparison,
  Comparison,
  EntityChange,
  FieldChange,
  LinkChange,
  NoteRow,
} from '@ninefold/shared/compare/comparison'
import { t } from '../../lib/messages/index.ts'
import { changeWords } from './field-words.ts'

const words = t.compare

/** "2 added, 1 moved from Key Resources, 1 link added." */
export function blockSentence(block: BlockComparison): string {
  return sentence(partsOf(block.rows, block.groups.length))
}

/** Title and perspective stand above the columns, and need no sentence. */
export const isTold = ({ field }: FieldChange): boolean => field !== 'title' && field !== 'perspective'

/** The same for all nine and what is said of the canvas itself. */
export function wholeSentence({ blocks, canvas, signals }: Comparison): string {
  const rows = blocks.flatMap((block) => block.rows)
  const groups = blocks.reduce((sum, block) => sum + block.groups.length, 0)
  return sentence([
    ...partsOf(rows, groups, false),
    ...some(canvas.filter(isTold).length + signals.length, words.parts.canvas),
  ])
}

const sentence = (parts: readonly string[]): string =>
  parts.length === 0 ? words.noDifference : words.sentence(parts)

function partsOf(rows: readonly NoteRow[], groups: number, named = true): string[] {
  const { parts } = words
  const of = (kind: NoteRow['kind']): readonly NoteRow[] => rows.filter((row) => row.kind === kind)
  const links = rows.flatMap((row) => row.links)
  const linked = (how: LinkChange['how']): number => links.filter((link) => link.how === how).length
  // One that moved may have changed as well: that is told at the note.
  return [
    ...some(of('added').length, parts.added),
    ...some(of('removed').length, parts.removed),
    ...(named
      ? [...moves(of('moved_in'), parts.movedFrom), ...moves(of('moved_out'), parts.movedTo)]
      : some(of('moved_in').length, parts.moved)),
    ...some(of('changed').length, parts.changed),
    ...some(of('parked').length, parts.parked),
    ...some(of('put_back').length, parts.put_back),
    ...some(linked('added'), parts.linksAdded),
    ...some(linked('removed'), parts.linksRemoved),
    ...some(linked('changed'), parts.linksChanged),
    ...some(
      rows.reduce((sum, row) => sum + row.beside.length, 0),
      parts.beside,
    ),
    ...some(groups, parts.groups),
  ]
}

const some = (count: number, say: (count: number) => string): string[] => (count > 0 ? [say(count)] : [])

function moves(rows: readonly NoteRow[], say: (count: number, block: string) => string): string[] {
  return [...groupBy(rows, ({ elsewhere }) => elsewhere)].map(([blockId, moved]) =>
    say(moved.length, nameOf(blockId)),
  )
}

export const nameOf = (blockId: BlockId | null): string => (blockId === null ? '' : blockById(blockId).name)

/** What kind of row it is, in a word or three. */
export function kindWords({ kind, elsewhere }: NoteRow): string {
  if (kind === 'moved_in') return words.movedFrom(nameOf(elsewhere))
  if (kind === 'moved_out') return words.movedTo(nameOf(elsewhere))
  return words.kinds[kind]
}

/** Everything else that is different about a note. Its text is told by the two texts themselves. */
export function rowSentences({ fields, links, beside }: NoteRow): string[] {
  return [
    ...fields.filter(({ field }) => field !== 'text').map((change) => changeWords(change)),
    ...links.map(linkWords),
    ...beside.map(entityWords),
  ]
}

function linkWords({ how, from, kind, to, fields }: LinkChange): string {
  const link = t.links.sentence(
    from || t.canvas.emptyNote,
    LINK_KIND_WORDS[kind].reads,
    to || t.canvas.emptyNote,
  )
  return how === 'changed'
    ? words.link.changed(link, words.list(fields.map((change) => changeWords(change))))
    : words.link[how](link)
}

export function entityWords({ root, how, name, fields }: EntityChange): string {
  return how === 'changed'
    ? words.beside.changed(words.roots[root], name, words.list(fields.map((change) => changeWords(change))))
    : words.beside[how](words.roots[root], name)
}

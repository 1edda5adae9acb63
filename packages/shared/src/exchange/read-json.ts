/** Plain content from outside as content a canvas can be filled with. What cannot be taken is left out, and told. */
import { BLOCKS_IN_GUIDED_ORDER, isBlockId, type BlockId } from '../blocks.ts'
import { NOTE_COLORS, type NoteColor } from '../colors.ts'
import {
  FORMAT_VERSION,
  type BlockContent,
  type CanvasContent,
  type CanvasMeta,
  type Note,
} from '../content.ts'
import { compareRanked, isRank, placeAt } from '../document/rank.ts'
import { isId, newId } from '../ids.ts'
import { LIMITS, TEXT_SLACK } from '../limits.ts'
import { mayLink } from '../links.ts'
import {
  ENTITY_FIELDS,
  META_FIELDS,
  type Entity,
  type EntityRoot,
  type Link,
} from '../model/entity-fields.ts'
import type { Fields } from '../model/kinds.ts'
import { NOTE_FIELDS } from '../model/note-fields.ts'
import { isPlain, parseFields } from './parse-fields.ts'
import { Warnings, type ImportWarning } from './warnings.ts'

type Plain = Readonly<Record<string, unknown>>

export interface Imported {
  /** Null where nothing could be read as a canvas. */
  readonly content: CanvasContent | null
  readonly warnings: readonly ImportWarning[]
}

/** Entities of one list that a canvas may hold; links and notes have limits of their own. */
const MOST_ENTITIES = 2000

/** Total: any value gives content or null, and never throws. Ids are kept where they are valid and each once. */
export function readJson(value: unknown, warnings = new Warnings()): Imported {
  if (!isPlain(value) || !Array.isArray(value['notes'])) {
    warnings.add('not_a_canvas', '')
    return { content: null, warnings: warnings.list }
  }
  const version = value['formatVersion']
  if (typeof version === 'number' && version > FORMAT_VERSION) warnings.add('newer_format', String(version))
  return { content: new Reader(value, warnings).content(), warnings: warnings.list }
}

class Reader {
  readonly #raw: Plain
  readonly #warnings: Warnings
  /** Ids as they were given, and as they are here. */
  readonly #noteIds = new Map<string, string>()

  constructor(raw: Plain, warnings: Warnings) {
    this.#raw = raw
    this.#warnings = warnings
  }

  content(): CanvasContent {
    const groups = this.#entities('groups')
    const groupIds = new Set(groups.map(({ id }) => id))
    const notes = this.#notes(groupIds)
    const blockOf = new Map(notes.map((note) => [note.id, note.blockId]))
    return {
      formatVersion: FORMAT_VERSION,
      meta: this.#meta(),
      blocks: Object.fromEntries(
        BLOCKS_IN_GUIDED_ORDER.map((block) => [block.id, this.#block(block.id, block.softLimit)]),
      ) as CanvasContent['blocks'],
      groups,
      notes,
      links: this.#links(blockOf),
      kpis: this.#ofNotes('kpis'),
      procedures: this.#ofNotes('procedures'),
      risks: this.#ofNotes('risks'),
      experiments: this.#entities('experiments').map((one) => this.#named(one)),
      signals: this.#entities('signals').map((one) => this.#named(one)),
      waivers: this.#entities('waivers').map((one) => ({
        ...one,
        subjectId: this.#noteIds.get(one.subjectId) ?? one.subjectId,
      })),
    }
  }

  #meta(): CanvasMeta {
    const raw = isPlain(this.#raw['meta']) ? this.#raw['meta'] : {}
    const { title, purpose, legend, ...rest } = raw
    const { values } = this.#fields('meta', META_FIELDS, rest)
    return {
      ...(values as unknown as CanvasMeta),
      title: this.#text('meta.title', title, LIMITS.titleLength),
      purpose: this.#text('meta.purpose', purpose, LIMITS.purposeLength),
      legend: this.#legend(legend),
    }
  }

  #legend(value: unknown): CanvasMeta['legend'] {
    const legend: Partial<Record<NoteColor, string>> = {}
    if (!isPlain(value)) return legend
    for (const color of NOTE_COLORS) {
      const label = this.#text(`meta.legend.${color}`, value[color], LIMITS.legendLabelLength)
      if (label !== '') legend[color] = label
    }
    return legend
  }

  #block(id: BlockId, usual: number): BlockContent {
    const blocks = isPlain(this.#raw['blocks']) ? this.#raw['blocks'] : {}
    const { softLimit, ownerId } = isPlain(blocks[id]) ? blocks[id] : {}
    const isLimit = Number.isInteger(softLimit) && (softLimit as number) >= 1 && (softLimit as number) <= 99
    return { softLimit: isLimit ? (softLimit as number) : usual, ...(isId(ownerId) && { ownerId }) }
  }

  #notes(groupIds: ReadonlySet<string>): Note[] {
    const notes = this.#list('notes', LIMITS.liveNotes).flatMap((raw, index): Note[] => {
      const { id, blockId, rank, ...fields } = raw
      if (!isBlockId(blockId)) {
        this.#warnings.add('entity_dropped', `notes[${index}]`)
        return []
      }
      // A note without a text is one that says nothing yet.
      const parsed = this.#fields(`notes[${index}]`, NOTE_FIELDS, { text: '', ...fields })
      const own = this.#ownId('notes', id, this.#noteIds)
      const note = parsed.values as unknown as Note
      const groupId = note.groupId !== null && groupIds.has(note.groupId) ? note.groupId : null
      return [{ ...note, groupId, id: own, blockId, rank: isRank(rank) ? rank : '' }]
    })
    return BLOCKS_IN_GUIDED_ORDER.flatMap(({ id }) => ranked(notes.filter((note) => note.blockId === id)))
  }

  #links(blockOf: ReadonlyMap<string, BlockId>): Link[] {
    const joined = new Set<string>()
    return this.#entities('links', LIMITS.links).flatMap((link): Link[] => {
      const [fromId, toId] = [this.#noteIds.get(link.fromId), this.#noteIds.get(link.toId)]
      const [from, to] = [fromId && blockOf.get(fromId), toId && blockOf.get(toId)]
      const ends = `${fromId} ${link.kind} ${toId}`
      if (
        !fromId ||
        !toId ||
        !from ||
        !to ||
        fromId === toId ||
        !mayLink(link.kind, from, to) ||
        joined.has(ends)
      ) {
        this.#warnings.add('link_dropped', link.id)
        return []
      }
      joined.add(ends)
      return [{ ...link, fromId, toId }]
    })
  }

  /** Entities of a note that is there. */
  #ofNotes<R extends 'kpis' | 'procedures' | 'risks'>(root: R): Entity<R>[] {
    const entities: readonly (Entity<R> & { readonly noteId?: string })[] = this.#entities(root)
    return entities.flatMap((one): Entity<R>[] => {
      const noteId = one.noteId === undefined ? undefined : this.#noteIds.get(one.noteId)
      if (noteId === undefined) this.#warnings.add('entity_dropped', `${root}/${one.id}`)
      return noteId === undefined ? [] : [{ ...one, noteId }]
    })
  }

  #named<E extends { readonly noteIds?: readonly string[] }>(one: E): E {
    const noteIds = one.noteIds?.flatMap((id) => this.#noteIds.get(id) ?? [])
    return noteIds ? { ...one, noteIds } : one
  }

  #entities<R extends EntityRoot>(root: R, most = MOST_ENTITIES): Entity<R>[] {
    const ids = new Map<string, string>()
    const entities = this.#list(root, most).flatMap(({ id, ...raw }, index): Entity<R>[] => {
      const { values, isIncomplete } = this.#fields(`${root}[${index}]`, ENTITY_FIELDS[root], raw)
      if (isIncomplete) {
        this.#warnings.add('entity_dropped', `${root}[${index}]`)
        return []
      }
      return [{ id: this.#ownId(root, id, ids), ...values } as unknown as Entity<R>]
    })
    return entities.sort((a, b) => (a.id < b.id ? -1 : 1))
  }

  #list(name: string, most: number): Plain[] {
    const value = this.#raw[name]
    if (!Array.isArray(value)) return []
    if (value.length > most) this.#warnings.add('too_many', name)
    return value.slice(0, most).filter(isPlain)
  }

  #fields(where: string, fields: Fields, raw: Plain): ReturnType<typeof parseFields> {
    const parsed = parseFields(fields, raw)
    for (const name of parsed.dropped) this.#warnings.add('field_dropped', `${where}.${name}`)
    return parsed
  }

  #text(where: string, value: unknown, limit: number): string {
    if (typeof value !== 'string') return ''
    const text = value.toWellFormed()
    if (text.length > limit * TEXT_SLACK) this.#warnings.add('text_cut', where)
    return text.slice(0, limit * TEXT_SLACK)
  }

  /** The id itself, or a fresh one where it is none or another's. */
  #ownId(list: string, id: unknown, taken: Map<string, string>): string {
    if (isId(id) && !taken.has(id)) {
      taken.set(id, id)
      return id
    }
    if (isId(id)) this.#warnings.add('duplicate_id', list)
    const own = newId(12)
    taken.set(own, own)
    return own
  }
}

/** The notes of one block in their order, each with a rank: those without one stand behind the others, as given. */
function ranked(notes: readonly Note[]): Note[] {
  const held = notes.filter(({ rank }) => rank !== '').sort(compareRanked)
  const others = notes.filter(({ rank }) => rank === '')
  const { ranks } = placeAt(held, held.length, others.length)
  return [...held, ...others.map((note, i) => ({ ...note, rank: ranks[i] as string }))]
}

/** What the list says of notes in words: what each is, what it is linked to, what was found at it, who wrote it. */
import { createSubscriber } from 'svelte/reactivity'
import {
  ACTIVITY_CATEGORIES,
  isAside,
  type BlockId,
  type Group,
  type Link,
  type SheetNote,
} from '@ninefold/shared'
import { CHOICES } from '@ninefold/shared/catalogue/choices'
import type { Finding } from '@ninefold/shared/checks/finding'
import { groupOf, readGroups } from '@ninefold/shared/document/groups'
import { t } from '../../lib/messages/index.ts'
import { authorsHere } from '../authors-here.ts'
import type { Canvas } from '../context.ts'
import { Live } from '../details/live.svelte.ts'
import { healthHere } from '../health/here.svelte.ts'
import { linksOf, type Links } from '../links/links.svelte.ts'
import { relationsOf } from '../links/relations.ts'
import { clauseOf } from '../links/words.ts'

const NONE: readonly Finding[] = []

export class ListFacts {
  readonly #canvas: Canvas
  readonly #links: Links
  readonly #groups: Live<readonly Group[]>
  readonly #authors: () => void

  constructor(canvas: Canvas) {
    this.#canvas = canvas
    this.#links = linksOf(canvas)
    const { doc } = canvas.session
    this.#groups = new Live(doc, ['groups'], () => readGroups(doc))
    this.#authors = createSubscriber((update) => authorsHere.subscribe(update))
  }

  /** A word or a few each; reactive. */
  of(note: SheetNote): string[] {
    const { legend } = this.#canvas.meta.current
    const category = ACTIVITY_CATEGORIES.find(({ id }) => id === note.category)?.name
    const group = groupOf(this.#groups.current, note)
    return [
      note.ghost && t.list.suggestion,
      note.blockId === 'key_activities' && category,
      note.importance !== 'undecided' && CHOICES.importance[note.importance].name,
      legend[note.color],
      group && t.list.inGroup(group.title.trim() || t.list.unnamedGroup),
      note.detail.trim() !== '' && t.list.detailed,
      this.#writtenBy(note.id),
    ].filter((fact) => typeof fact === 'string')
  }

  /** "makes possible Fast delivery", one each; reactive. */
  linksOf({ id, blockId }: SheetNote): string[] {
    const kinds = relationsOf(blockId).map(({ kind, back }) => `${kind} ${back}`)
    const place = (link: Link): number => kinds.indexOf(`${link.kind} ${link.toId === id}`)
    const links = [...this.#links.of(id)].sort((a, b) => place(a) - place(b))
    return links.map((link) => clauseOf(this.#canvas, link, id))
  }

  /** What was found at a note, once somebody asked for it; reactive. */
  findingsOf(noteId: string): readonly Finding[] {
    return healthHere.current?.marks.get(noteId) ?? NONE
  }

  /** How many findings show at the notes of a block, each once; reactive. */
  findingsIn(blockId: BlockId): number {
    const ids = this.#canvas.notes.ids(blockId)
    return new Set(ids.flatMap((id) => this.findingsOf(id))).size
  }

  suggestionsIn(blockId: BlockId): number {
    const ids = this.#canvas.notes.ids(blockId)
    return ids.filter((id) => {
      const note = this.#canvas.notes.note(id)
      return note?.ghost && !isAside(note)
    }).length
  }

  #writtenBy(noteId: string): string | undefined {
    this.#authors()
    const known = authorsHere.current?.of(noteId)
    const name = known?.author?.name
    return name === undefined ? undefined : t.people.by(name)
  }
}

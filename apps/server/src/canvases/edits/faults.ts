/**
 * What of a list of edits cannot be made in a document as it is, found before anything is written: a list that was
 * begun could only be undone by building the live document anew, which everybody in the canvas would wait for.
 */
import { unreachable, type BlockId } from '@ninefold/shared'
import type { ContentEdit, EditFault } from '@ninefold/shared/api/edits'
import { rootMap, type RootName } from '@ninefold/shared/document/layout'
import { readHiddenNote, readPlace } from '@ninefold/shared/document/read'
import { mayLink } from '@ninefold/shared/links'
import type * as Y from 'yjs'
import { DraftLinks } from './draft-links.ts'
import { MESSAGES } from './messages.ts'

type Code = EditFault['code']
interface NoteState {
  readonly blockId: BlockId
  readonly isLive: boolean
}

/** Every fault, by the order of the edits. Each edit is looked at as if those before it had been made. */
export function faultsOf(doc: Y.Doc, edits: readonly ContentEdit[]): EditFault[] {
  const draft = new Draft(doc)
  return edits.flatMap((edit, index) => {
    const code = draft.take(edit)
    return code ? [{ index, code, message: MESSAGES[code] }] : []
  })
}

/** What the document would be like with the edits taken so far: notes and links alone, without their texts. */
class Draft {
  readonly #doc: Y.Doc
  readonly #notes = new Map<string, NoteState>()
  readonly #links: DraftLinks
  /** Of entities that edits have added or removed, whether they are there. */
  readonly #entities = new Map<string, boolean>()

  constructor(doc: Y.Doc) {
    this.#doc = doc
    this.#links = new DraftLinks(doc, (noteId) => this.#note(noteId)?.blockId ?? null)
  }

  /** Takes an edit in; the fault of one that cannot be made. */
  take(edit: ContentEdit): Code | null {
    switch (edit.op) {
      case 'addNote':
        return this.#add(edit)
      case 'updateNote':
        return this.#faultOf(edit.id)
      case 'moveNote':
        return this.#move(edit)
      case 'deleteNote':
      case 'restoreNote':
        return this.#flag(edit.id, edit.op === 'restoreNote')
      case 'addLink':
        return this.#addLink(edit)
      case 'removeLink':
        return this.#links.remove(edit.id) ? null : 'link_not_found'
      case 'updateLink':
        return this.#links.has(edit.id) ? null : 'link_not_found'
      case 'addEntity':
        return this.#addEntity(edit)
      case 'updateEntity':
        return this.#hasEntity(edit) ? this.#faultOfNote(edit.fields) : 'entity_not_found'
      case 'removeEntity':
        if (!this.#hasEntity(edit)) return 'entity_not_found'
        this.#entities.set(keyOf(edit), false)
        return null
      case 'setMeta':
      case 'setBlock':
        return null
      default:
        return unreachable(edit)
    }
  }

  // -------------------------------------------------------------------------------------------------- notes
  #note(id: string): NoteState | null {
    const drafted = this.#notes.get(id)
    if (drafted) return drafted
    const note = readHiddenNote(this.#doc, id)
    return note && { blockId: note.blockId, isLive: readPlace(this.#doc, id) !== null }
  }

  /** What is wrong with naming a note as one that is there. */
  #faultOf(id: string): Code | null {
    const note = this.#note(id)
    if (!note) return 'note_not_found'
    return note.isLive ? null : 'note_deleted'
  }

  #standsIn(blockId: BlockId, id: string | undefined): boolean {
    if (id === undefined) return true
    const note = this.#note(id)
    return note !== null && note.isLive && note.blockId === blockId
  }

  #add({ id, blockId, beforeId }: Extract<ContentEdit, { op: 'addNote' }>): Code | null {
    if (id !== undefined && (this.#notes.has(id) || rootMap(this.#doc, 'notes').has(id))) return 'id_taken'
    if (!this.#standsIn(blockId, beforeId)) return 'before_not_found'
    if (id !== undefined) this.#notes.set(id, { blockId, isLive: true })
    return null
  }

  #move({ id, blockId, beforeId }: Extract<ContentEdit, { op: 'moveNote' }>): Code | null {
    const fault = this.#faultOf(id)
    if (fault) return fault
    if (beforeId === id || !this.#standsIn(blockId, beforeId)) return 'before_not_found'
    this.#notes.set(id, { blockId, isLive: true })
    this.#links.loosen(id)
    return null
  }

  #flag(id: string, isLive: boolean): Code | null {
    const note = this.#note(id)
    if (!note) return 'note_not_found'
    this.#notes.set(id, { blockId: note.blockId, isLive })
    return null
  }

  // -------------------------------------------------------------------------------------------------- links
  #addLink(edit: Extract<ContentEdit, { op: 'addLink' }>): Code | null {
    const { id, fromId, kind, toId } = edit
    if (id !== undefined && this.#links.has(id)) return 'id_taken'
    const fault = this.#faultOf(fromId) ?? this.#faultOf(toId)
    if (fault) return fault
    const [from, to] = [this.#note(fromId), this.#note(toId)]
    if (!from || !to || fromId === toId || !mayLink(kind, from.blockId, to.blockId)) return 'link_not_allowed'
    if (this.#links.joins(edit)) return 'link_exists'
    this.#links.add(edit, id)
    return null
  }

  // ---------------------------------------------------------------------------------------- what stands beside them
  #hasEntity(entity: EntityName): boolean {
    return this.#entities.get(keyOf(entity)) ?? rootMap(this.#doc, entity.root).has(entity.id)
  }

  #addEntity({ root, id, fields }: Extract<ContentEdit, { op: 'addEntity' }>): Code | null {
    if (id !== undefined && this.#hasEntity({ root, id })) return 'id_taken'
    const fault = this.#faultOfNote(fields)
    if (!fault && id !== undefined) this.#entities.set(keyOf({ root, id }), true)
    return fault
  }

  /** What belongs to a note belongs to one that is there. */
  #faultOfNote(fields: object): Code | null {
    return 'noteId' in fields && typeof fields.noteId === 'string' ? this.#faultOf(fields.noteId) : null
  }
}

interface EntityName {
  readonly root: RootName
  readonly id: string
}
const keyOf = ({ root, id }: EntityName): string => `${root}/${id}`

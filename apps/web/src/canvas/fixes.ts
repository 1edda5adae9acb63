/**
 * What a finding or a piece of advice can have done on this page, whatever part of it does it. Each part comes with its
 * first use, so that who offers a fix need not carry what it leads to.
 */
import type { BlockId, Note } from '@ninefold/shared'
import type { DetailsPart, Fix } from '@ninefold/shared/checks/fixes'
import { changeNote, type NoteChange } from '@ninefold/shared/document/edit-note-fields'
import { rootMap } from '@ninefold/shared/document/layout'
import { readFullNote } from '@ninefold/shared/document/read-content'
import type { LinkKind } from '@ninefold/shared/links'
import { t } from '../lib/messages/index.ts'
import { ORIGIN } from '../lib/sync/origin.ts'
import type { Canvas } from './context.ts'
import { blockElement } from './focus.ts'
import { showNote } from './show-note.ts'

export interface Fixes {
  /** Opens what can be linked with a note, of one kind where one is named. */
  openLinkPicker(noteId: string, kind?: LinkKind): Promise<void>
  /** Opens a note's details at one of its parts, or at one entry of a part that holds several. */
  openDetails(noteId: string, part?: DetailsPart, entryId?: string): Promise<void>
  /** Brings a block on screen and gives it the focus. */
  showBlock(blockId: BlockId): void
  /** Opens an empty note in a block. */
  addTo(blockId: BlockId): void
  showNote(noteId: string): void
  /** Opens a note's text for writing. */
  reword(noteId: string): void
  /** Puts a note aside; it can be put back. */
  park(noteId: string): void
  moveTo(noteId: string, blockId: BlockId): Promise<void>
  /** Settles one field of a note. */
  set(noteId: string, change: NoteChange): void
  /** Notes that the canvas was looked over now. */
  reviewed(): void
  /** Does what a finding offers. */
  run(fix: Fix): Promise<void>
}

export function fixesOn(canvas: Canvas): Fixes {
  const { session, undo, notes, actions, place } = canvas
  const doc = session.doc

  /** Changes a note as one gesture, with a way back; false where this person may not. */
  const change = (noteId: string, next: NoteChange, said: string): boolean => {
    const note = readFullNote(doc, noteId)
    if (!note || !actions.mayWriteIn(note.blockId)) return false
    const before = valuesOf(note, next)
    undo.step(() => changeNote(doc, noteId, next, ORIGIN.gesture))
    notes.flush()
    const back = (): void => {
      if (!actions.mayWriteIn(note.blockId)) return
      undo.step(() => changeNote(doc, noteId, before, ORIGIN.gesture))
      notes.flush()
    }
    actions.offers.make({ text: said, action: { label: t.common.undo, run: back } }, () =>
      isStill(noteId, next),
    )
    return true
  }
  const isStill = (noteId: string, next: NoteChange): boolean => {
    const note = readFullNote(doc, noteId)
    return note !== null && Object.entries(next).every(([name, value]) => note[name as keyof Note] === value)
  }

  const fixes: Fixes = {
    openLinkPicker: async (noteId, kind) => (await import('./links/open.ts')).openLinkPicker(noteId, kind),
    openDetails: async (noteId, part, entryId) => {
      const { openDetails } = await import('./details/open.ts')
      return openDetails(noteId, entryId === undefined ? part : `${part}:${entryId}`)
    },
    showBlock(blockId) {
      place.block = blockId
      if (place.large !== null) place.large = blockId
      session.setPresence({ blockId })
      queueMicrotask(() => {
        const block = blockElement(blockId)
        const first = block?.querySelector<HTMLElement>('[data-add], header button')
        first?.focus({ preventScroll: true })
        block?.scrollIntoView({ block: 'nearest' })
      })
    },
    addTo(blockId) {
      fixes.showBlock(blockId)
      queueMicrotask(() => actions.add(blockId))
    },
    showNote: (noteId) => showNote(canvas, noteId),
    reword(noteId) {
      showNote(canvas, noteId)
      queueMicrotask(() => actions.edit(noteId))
    },
    park(noteId) {
      const name = notes.note(noteId)?.text.trim() || t.canvas.emptyNote
      change(noteId, { status: 'parked' }, t.health.parked(name))
    },
    async moveTo(noteId, blockId) {
      const { move } = await import('./move.ts')
      move(canvas, noteId, { blockId })
    },
    set(noteId, next) {
      const name = notes.note(noteId)?.text.trim() || t.canvas.emptyNote
      change(noteId, next, t.health.settled(name))
    },
    reviewed() {
      if (!canvas.view.editable) return
      undo.step(() =>
        doc.transact(() => rootMap(doc, 'meta').set('lastReviewAt', Date.now()), ORIGIN.gesture),
      )
      actions.offers.make({ text: t.health.reviewedNow }, () => false)
    },
    async run(fix) {
      switch (fix.do) {
        case 'link':
          return fixes.openLinkPicker(fix.noteId, fix.kind)
        case 'details':
          return fixes.openDetails(fix.noteId, fix.part, fix.entryId)
        case 'add':
          return fixes.addTo(fix.blockId)
        case 'park':
          return fixes.park(fix.noteId)
        case 'move':
          return fixes.moveTo(fix.noteId, fix.to)
        case 'set':
          return fixes.set(fix.noteId, { [fix.field]: fix.value })
        case 'reword':
          return fixes.reword(fix.noteId)
        case 'show':
          return fixes.showNote(fix.noteIds[0] ?? '')
        case 'block':
          return fixes.showBlock(fix.blockId)
        case 'review':
          return fixes.reviewed()
        case 'triggers':
          return (await import('./signals/open.ts')).openSignals(canvas, { at: 'triggers' })
      }
    },
  }
  return fixes
}

/** What the fields of a change hold now; null where they hold nothing, which takes them away again. */
function valuesOf(note: Note, change: NoteChange): NoteChange {
  const names = Object.keys(change) as (keyof NoteChange)[]
  return Object.fromEntries(names.map((name) => [name, note[name] ?? null]))
}

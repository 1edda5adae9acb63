/** The parts of menus that are about what matters most: importance, and the MVP. */
import { IMPORTANCES } from '@ninefold/shared/model/note-states'
import { CHOICES } from '@ninefold/shared/catalogue/choices'
import { readBlockNotes } from '@ninefold/shared/document/read'
import { t } from '../../lib/messages/index.ts'
import { ORIGIN } from '../../lib/sync/origin.ts'
import { announce } from '../../ui/announce.ts'
import type { MenuItem } from '../../ui/menu.ts'
import { changeByHand } from '../change-note.ts'
import type { Canvas } from '../context.ts'
import { keepFocus } from '../focus.ts'
import { essentialFirst } from './essential-first.ts'
import { isInMvp, lensOn } from './lens.svelte.ts'

export function mvpItem(canvas: Canvas, noteId: string): MenuItem {
  const isIn = isInMvp(canvas, noteId)
  return {
    label: t.lens.inMvp,
    checked: isIn,
    toggle: true,
    onselect: () => lensOn(canvas).put(noteId, !isIn),
  }
}

export function importanceItems(canvas: Canvas, noteId: string): MenuItem[] {
  const { notes, actions, undo, session } = canvas
  const current = notes.note(noteId)?.importance
  const set = (importance: (typeof IMPORTANCES)[number]): void =>
    void changeByHand(canvas, noteId, { importance })
  const words: Readonly<Record<string, { readonly name: string }>> = CHOICES.importance
  return [
    ...IMPORTANCES.filter((value) => value !== 'undecided').map((value) => ({
      label: words[value]?.name ?? value,
      checked: value === current,
      onselect: () => set(value),
    })),
    { label: t.lens.undecided, checked: current === 'undecided', onselect: () => set('undecided') },
    {
      label: t.lens.first,
      divided: true,
      disabled: !isMixed(canvas),
      onselect: () => {
        if (!actions.mayWriteIn('key_activities')) return
        const moved = undo.step(() => essentialFirst(session.doc, 'key_activities', ORIGIN.gesture))
        notes.flush()
        keepFocus('key_activities', noteId)
        announce(t.lens.sorted(moved))
      },
    },
  ]
}

/** Whether an essential activity stands behind one that is not. */
function isMixed({ session }: Canvas): boolean {
  const notes = readBlockNotes(session.doc, 'key_activities')
  const first = notes.findIndex(({ importance }) => importance !== 'essential')
  return first >= 0 && notes.slice(first).some(({ importance }) => importance === 'essential')
}

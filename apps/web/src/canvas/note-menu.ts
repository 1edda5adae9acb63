/** The menus of a note, opened beside its button. Loaded with their first use. */
import {
  ACTIVITY_CATEGORIES,
  BLOCK_IDS,
  BLOCKS_IN_GUIDED_ORDER,
  NOTE_COLORS,
  type SheetNote,
} from '@ninefold/shared'
import * as icons from '../ui/icons.ts'
import * as more from '../ui/icons-more.ts'
import { openMenu, type MenuItem } from '../ui/menu.ts'
import { noteTone } from '../ui/people.ts'
import { t } from '../lib/messages/index.ts'
import { settings } from '../lib/state/settings.svelte.ts'
import { categoryIcon } from './category-icon.ts'
import { changeByHand } from './change-note.ts'
import type { Canvas } from './context.ts'
import { openDetailsOn, prepareDetails } from './details/open.ts'
import { focusNote } from './focus.ts'
import { acceptItem } from './guide/accept-item.ts'
import { groupItems } from './groups/items.ts'
import { keyHint } from './keyboard.ts'
import { importanceItems, mvpItem } from './lens/items.ts'
import { openLinkPicker, openTrace } from './links/open.ts'
import { move } from './move.ts'
import { openPath } from './paths/open.ts'

export function openActionsMenu(canvas: Canvas, id: string, anchor: HTMLElement): void {
  const note = canvas.notes.note(id)
  if (!note) return
  const { actions } = canvas
  void prepareDetails().catch(() => undefined)
  openMenu(anchor, {
    label: t.canvas.noteActions(note.text.trim() || t.canvas.emptyNote),
    items: [
      {
        label: t.canvas.edit,
        icon: icons.pencil,
        hint: keyHint(t.canvas.keys.enter),
        onselect: () => actions.edit(id),
      },
      {
        label: t.details.open,
        icon: more.details,
        hint: keyHint(t.details.openKey),
        onselect: () => void openDetailsOn(canvas, id),
      },
      { label: t.canvas.moveTo, icon: more.move, items: blockItems(canvas, id) },
      ...restItems(canvas, note),
      {
        label: t.canvas.delete,
        icon: more.trash,
        hint: keyHint(t.canvas.keys.delete),
        danger: true,
        onselect: () => removeNote(canvas, id),
      },
    ],
  })
}

/** What is less usual than to edit a note, to read, move or delete it. */
export function restItems(canvas: Canvas, note: SheetNote): MenuItem[] {
  const { actions } = canvas
  const acceptEvery = acceptItem(canvas, BLOCK_IDS, t.guide.acceptAll)
  return [
    { label: t.canvas.colour, icon: icons.palette, items: colorItems(canvas, note.id) },
    ...(note.blockId === 'key_activities'
      ? [
          { label: t.canvas.category, icon: icons.shapes, items: categoryItems(canvas, note.id) },
          { label: t.lens.importance, icon: more.star, items: importanceItems(canvas, note.id) },
        ]
      : []),
    { label: t.groups.menuItem, icon: more.stack, items: groupItems(canvas, note.id) },
    mvpItem(canvas, note.id),
    {
      label: t.links.menu,
      icon: more.link,
      hint: letterHint('L'),
      divided: true,
      onselect: () => void openLinkPicker(note.id),
    },
    {
      label: t.links.traceMenu,
      icon: more.route,
      hint: letterHint('T'),
      onselect: () => void openTrace(note.id),
    },
    ...(note.blockId === 'value_propositions'
      ? [{ label: t.paths.fromHere, onselect: () => void openPath('backward', note.id) }]
      : []),
    ...(canvas.view.editable
      ? [{ label: t.signals.raiseOn, icon: more.flag, onselect: () => void raiseTrigger(canvas, note.id) }]
      : []),
    ...(note.ghost
      ? [
          {
            label: t.canvas.accept,
            icon: icons.check,
            divided: true,
            onselect: () => actions.accept(note.id),
          },
          ...(acceptEvery ? [acceptEvery] : []),
        ]
      : []),
    { label: t.panels.park, divided: !note.ghost, onselect: () => void park(canvas, note.id) },
  ]
}

async function raiseTrigger(canvas: Canvas, noteId: string): Promise<void> {
  const { openSignals } = await import('./signals/open.ts')
  openSignals(canvas, { at: 'raise', noteId })
}

/** Puts a note aside; the focus stays in its block. */
async function park(canvas: Canvas, id: string): Promise<void> {
  const blockId = canvas.notes.note(id)?.blockId
  if (!blockId) return
  const neighbour = canvas.actions.neighbour(blockId, id)
  const { fixesOn } = await import('./fixes.ts')
  fixesOn(canvas).park(id)
  if (!canvas.notes.note(id)) focusNote(blockId, neighbour)
}

export function openCategoryMenu(canvas: Canvas, id: string, anchor: HTMLElement): void {
  openMenu(anchor, { label: t.canvas.category, items: categoryItems(canvas, id) })
}

/** Deletes a note, but asks first when somebody else is writing in it. */
export function removeNote(canvas: Canvas, id: string): void {
  const writer = canvas.presence.writers.find(({ noteId }) => noteId === id)
  if (writer) canvas.place.confirm = { noteId: id, name: writer.person.name }
  else canvas.actions.remove(id)
}

const letterHint = (key: string): string | undefined => (settings.letterShortcuts ? keyHint(key) : undefined)

function blockItems(canvas: Canvas, id: string): MenuItem[] {
  const { notes, locks } = canvas
  const current = notes.note(id)?.blockId
  return BLOCKS_IN_GUIDED_ORDER.map((block) => ({
    label: block.name,
    checked: block.id === current,
    hint: locks.mayWriteIn(block.id) ? String(block.order) : t.canvas.locked,
    disabled: !locks.mayWriteIn(block.id),
    onselect: () => move(canvas, id, { blockId: block.id }),
  }))
}

function colorItems(canvas: Canvas, id: string): MenuItem[] {
  const { notes, meta, place } = canvas
  const current = notes.note(id)?.color
  const colors: MenuItem[] = NOTE_COLORS.map((color) => ({
    label: meta.current.legend[color] ?? t.canvas.colours[color],
    swatch: `var(--note-${noteTone(color)}-edge)`,
    checked: color === current,
    onselect: () => changeByHand(canvas, id, { color }),
  }))
  const legend = { label: t.canvas.legendTitle, icon: icons.palette, divided: true }
  return [...colors, { ...legend, onselect: () => (place.panel = 'legend') }]
}

function categoryItems(canvas: Canvas, id: string): MenuItem[] {
  const current = canvas.notes.note(id)?.category ?? null
  const categories: MenuItem[] = ACTIVITY_CATEGORIES.map((category) => ({
    label: category.name,
    icon: categoryIcon[category.id],
    checked: category.id === current,
    onselect: () => changeByHand(canvas, id, { category: category.id }),
  }))
  const none = { label: t.canvas.noCategory, checked: current === null, divided: true }
  return [...categories, { ...none, onselect: () => changeByHand(canvas, id, { category: null }) }]
}

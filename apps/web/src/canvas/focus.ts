/** Finding and focusing notes and blocks in the page by their ids. */
import { tick } from 'svelte'
import { blockById, BLOCKS, isBlockId, type BlockId } from '@ninefold/shared'

export function noteElement(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`)
}

export function blockElement(id: BlockId): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-block="${id}"]`)
}

/** Focuses a note once it is drawn; without one, the block's button for a new note, or whatever it has instead. */
export function focusNote(blockId: BlockId, id: string | undefined): void {
  void tick().then(() => {
    const note = id === undefined ? null : noteElement(id)
    const block = blockElement(blockId)
    const target =
      note ??
      block?.querySelector<HTMLElement>('[data-add]') ??
      block?.querySelector<HTMLElement>('header button')
    target?.focus({ preventScroll: false })
    note?.scrollIntoView({ block: 'nearest' })
  })
}

/** Focuses a note if what had the focus has gone from the page with the change that was just made. */
export function keepFocus(blockId: BlockId, id: string | undefined): void {
  void tick().then(() => {
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body) focusNote(blockId, id)
  })
}

/** Called before the tools of a block go: if one of them has the focus, it goes to the tool's note or to `id`. */
export function leaveTools(blockId: BlockId, id: string | undefined): void {
  const { activeElement } = document
  if (!activeElement?.matches('button') || !blockElement(blockId)?.contains(activeElement)) return
  keepFocus(blockId, activeElement.closest<HTMLElement>('[data-note]')?.dataset.note ?? id)
}

/**
 * Called before a block's list is drawn anew: if the note with the focus leaves it, by whoever's doing, the focus goes
 * along to where it went, or to the nearest of the notes that stay.
 */
export function followNote(blockId: BlockId, before: readonly string[], after: readonly string[]): void {
  const id = document.activeElement?.closest<HTMLElement>('[data-note]')?.dataset.note
  const at = id === undefined ? -1 : before.indexOf(id)
  if (id === undefined || at < 0 || after.includes(id)) return
  const nearest = [...before.slice(at), ...before.slice(0, at).reverse()].find((other) =>
    after.includes(other),
  )
  void tick().then(() => {
    const elsewhere = noteElement(id)?.closest<HTMLElement>('[data-block]')?.dataset.block
    if (isBlockId(elsewhere)) keepFocus(elsewhere, id)
    else keepFocus(blockId, nearest)
  })
}

export type Direction = 'left' | 'right' | 'up' | 'down'

/** The nearest block in a direction on the sheet of nine; of two equally near, the first in the order of the sheet. */
export function neighbourBlock(from: BlockId, direction: Direction): BlockId | null {
  const { columns, rows } = blockById(from).area
  const beside = BLOCKS.filter(({ area }) => {
    const level = area.rows[0] < rows[1] && area.rows[1] > rows[0]
    const inLine = area.columns[0] < columns[1] && area.columns[1] > columns[0]
    switch (direction) {
      case 'left':
        return level && area.columns[1] <= columns[0]
      case 'right':
        return level && area.columns[0] >= columns[1]
      case 'up':
        return inLine && area.rows[1] <= rows[0]
      case 'down':
        return inLine && area.rows[0] >= rows[1]
    }
  })
  const distance = ({ area }: (typeof BLOCKS)[number]) =>
    Math.abs(area.columns[0] - columns[0]) + 10 * Math.abs(area.rows[0] - rows[0])
  return beside.sort((a, b) => distance(a) - distance(b))[0]?.id ?? null
}

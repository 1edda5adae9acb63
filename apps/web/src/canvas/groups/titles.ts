/**
 * The titles of groups among the notes of the sheet. The page draws the notes in one flat list and knows nothing of
 * titles: each is put before the first note of its group from outside, so that a canvas without groups carries nothing
 * for them, and no note is drawn anew when a group comes or goes.
 */
import { mount, unmount } from 'svelte'
import type { Group } from '@ninefold/shared'
import { t } from '../../lib/messages/index.ts'
import type { Groups } from './groups.svelte.ts'
import GroupTitle from './GroupTitle.svelte'

interface Title {
  readonly element: HTMLLIElement
  readonly component: Record<string, unknown>
}

/** Shows them until the returned function is called. */
export function showTitles(groups: Groups, sheet: HTMLElement): () => void {
  const titles = new Map<string, Title>()
  const titleFor = (id: string): HTMLLIElement => {
    let title = titles.get(id)
    if (!title) {
      const element = document.createElement('li')
      element.className = 'group'
      element.dataset.group = id
      title = { element, component: mount(GroupTitle, { target: element, props: { groups, id } }) }
      titles.set(id, title)
    }
    return title.element
  }
  const place = (): void => {
    for (const [id, { element, component }] of titles)
      if (!groups.get(id)) {
        element.remove()
        void unmount(component)
        titles.delete(id)
      }
    for (const block of sheet.querySelectorAll<HTMLElement>('[data-block]')) {
      const list = block.querySelector<HTMLElement>('ul.notes')
      if (list)
        placeIn(
          list,
          groups.all.filter(({ blockId }) => blockId === block.dataset.block),
        )
    }
  }
  const placeIn = (list: HTMLElement, own: readonly Group[]): void => {
    // Titles of notes that are still to be drawn come with them.
    const isFilling = list.closest('.filling') !== null
    let next: Element | null = null
    for (const group of own.toReversed()) {
      const title = titleFor(group.id)
      title.ariaLabel = t.groups.named(group.title.trim() || t.groups.untitled)
      const notes = groups.notesOf(group)
      const first =
        notes.length === 0 ? null : list.querySelector(`[data-note="${CSS.escape(notes[0]?.id ?? '')}"]`)
      if (isFilling && !first) {
        title.remove()
        continue
      }
      const before: Element | null = first ?? next
      const stands = before
        ? title.nextElementSibling === before
        : title.parentElement === list && list.lastElementChild === title
      if (!stands) list.insertBefore(title, before)
      next = title
    }
  }
  const drawn = new MutationObserver(place)
  drawn.observe(sheet, { childList: true, subtree: true })
  const stop = groups.subscribe(place)
  const onfocusin = ({ target }: Event): void => {
    if (!(target instanceof HTMLElement) || target.dataset.note === undefined) return
    const group = groups.of(target.dataset.note)
    if (!group) return
    // For ears: before how to write in it, which the sheet has just put there.
    const said = t.groups.within(group.title.trim() || t.groups.untitled)
    target.ariaDescription = [said, target.ariaDescription].filter(Boolean).join('. ')
  }
  sheet.addEventListener('focusin', onfocusin)
  place()
  return () => {
    drawn.disconnect()
    stop()
    sheet.removeEventListener('focusin', onfocusin)
    for (const { element, component } of titles.values()) {
      element.remove()
      void unmount(component)
    }
  }
}

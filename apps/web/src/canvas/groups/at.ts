/** Which group a place on the sheet belongs to, read from what is drawn: a title, then its notes up to the next one. */

const titlesIn = (block: HTMLElement): HTMLElement[] => [
  ...block.querySelectorAll<HTMLElement>('li[data-group]'),
]

/** The group at a height of a block: null above the first title, undefined where the block has none. */
export function groupAt(block: HTMLElement, y: number): string | null | undefined {
  const titles = titlesIn(block)
  if (titles.length === 0) return undefined
  return titles.filter((title) => title.getBoundingClientRect().top <= y).at(-1)?.dataset.group ?? null
}

/** The group a drawn note stands in; null for none. */
export function groupAround(note: Element): string | null {
  for (let one: Element | null = note; one; one = one.previousElementSibling)
    if (one instanceof HTMLElement && one.dataset.group !== undefined) return one.dataset.group
  return null
}

/** Shows which title would take what is dragged, or none. */
export function markTarget(block: HTMLElement, groupId: string | null | undefined): void {
  for (const title of titlesIn(block))
    title.toggleAttribute('data-takes-drop', title.dataset.group === groupId)
}

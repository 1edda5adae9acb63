/** Lights notes of the sheet and lets the others step back, by attributes: no component is drawn again for it. */

/** Lights these and no others; `origin` is the one they belong to. */
export function light(sheet: HTMLElement, ids: ReadonlySet<string>, origin: string): void {
  sheet.dataset.lit = ''
  for (const note of sheet.querySelectorAll<HTMLElement>('[data-note]')) {
    const id = note.dataset.note ?? ''
    const state = id === origin ? 'origin' : ids.has(id) ? 'yes' : undefined
    if (note.dataset.lit === state) continue
    if (state) note.dataset.lit = state
    else delete note.dataset.lit
  }
}

export function unlight(sheet: HTMLElement): void {
  delete sheet.dataset.lit
  for (const note of sheet.querySelectorAll<HTMLElement>('[data-note][data-lit]')) delete note.dataset.lit
}

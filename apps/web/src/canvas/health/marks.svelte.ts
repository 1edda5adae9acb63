/**
 * A small sign on each note that has a gap or a warning, put on it from outside: hundreds of notes are drawn first, and
 * none of them carries anything for it. A press opens Health at what it says.
 */
import type { Finding } from '@ninefold/shared/checks/finding'
import { messageOf } from '@ninefold/shared/checks/messages/en'
import { t } from '../../lib/messages/index.ts'
import { untilIdle } from '../../lib/idle.ts'
import { alertTriangle } from '../../ui/icons-more.ts'
import type { HealthView } from './health-view.svelte.ts'

/** Shows them until the returned function is called. */
export function showMarks(health: HealthView, sheet: HTMLElement): () => void {
  const dress = (note: HTMLElement): void => mark(note, health.marks.get(note.dataset.note ?? ''))
  const dressAll = (home: ParentNode): void => {
    for (const note of home.querySelectorAll<HTMLElement>('[data-note]')) dress(note)
  }
  const arrivals = new MutationObserver((records) => {
    for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (!(node instanceof HTMLElement)) continue
      if (node.dataset.note !== undefined) dress(node)
      else if (node.childElementCount > 0) dressAll(node)
    }
  })
  arrivals.observe(sheet, { childList: true, subtree: true })
  const stop = $effect.root(() => {
    $effect(() => {
      void health.marks
      void untilIdle().then(() => dressAll(sheet))
    })
  })
  const onclick = (event: Event): void => {
    const pressed = event.target instanceof Element ? event.target.closest('.healthmark') : null
    const id = pressed?.closest<HTMLElement>('[data-note]')?.dataset.note
    if (id !== undefined) health.show(id)
  }
  const onfocusin = ({ target }: Event): void => {
    if (!(target instanceof HTMLElement) || target.dataset.note === undefined) return
    const found = health.marks.get(target.dataset.note)
    // For ears: before how to write in it, which the sheet has just put there.
    if (found) target.ariaDescription = [words(found), target.ariaDescription].filter(Boolean).join('. ')
  }
  sheet.addEventListener('click', onclick)
  sheet.addEventListener('focusin', onfocusin)
  return () => {
    arrivals.disconnect()
    stop()
    sheet.removeEventListener('click', onclick)
    sheet.removeEventListener('focusin', onfocusin)
  }
}

const words = (found: readonly Finding[]): string => t.health.marked(found.map(messageOf))

function mark(note: HTMLElement, found: readonly Finding[] | undefined): void {
  const shown = note.querySelector<HTMLElement>(':scope > .healthmark')
  if (!found) return shown?.remove()
  const severity = found.some((one) => one.severity === 'gap') ? 'gap' : 'warning'
  const said = words(found)
  if (shown?.ariaLabel === said && shown.dataset.severity === severity) return
  const next = shown ?? newMark()
  next.dataset.severity = severity
  next.ariaLabel = said
  next.dataset.tip = said
  if (!shown) note.append(next)
}

const SVG = 'http://www.w3.org/2000/svg'

function newMark(): HTMLElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'healthmark'
  // What it says is read with the note, and the panel lists it: no further stop for Tab on each of hundreds of notes.
  button.tabIndex = -1
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(SVG, 'path')
  path.setAttribute('d', alertTriangle)
  svg.append(path)
  button.append(svg)
  return button
}

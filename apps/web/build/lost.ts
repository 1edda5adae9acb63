/**
 * The page for an address that leads nowhere as plain markup in 404.html: it needs no script, because whoever is lost
 * may have come here by a broken one.
 */
import type { Plugin } from 'vite'
import { BLOCKS } from '@ninefold/shared'
import { lost } from '../src/lib/messages/en/lost.ts'

const PLACE = '<!-- lost -->'

export function lostPage(): Plugin {
  return {
    name: 'ninefold:lost-page',
    transformIndexHtml: (html) =>
      html.includes(PLACE)
        ? html
            .replace(PLACE, () => markup())
            .replace('<title>Ninefold', () => `<title>${lost.title} · Ninefold`)
        : html,
  }
}

function markup(): string {
  return `<main>${sheet()}<h1>${lost.title}</h1><p>${lost.text}</p><a href="/">${lost.toStart}</a></main>`
}

/** The nine blocks in columns of 3 units and rows of 10, 10 and 6; the one in the middle is not there. */
function sheet(): string {
  const lines = [0, 10, 20, 26]
  const boxes = BLOCKS.map(({ id, area: { columns, rows } }) => {
    const [top, bottom] = [lines[rows[0] - 1] ?? 0, lines[rows[1] - 1] ?? 0]
    const size = `width="${(columns[1] - columns[0]) * 3 - 0.75}" height="${bottom - top - 0.75}"`
    const look = id === 'value_propositions' ? ' class="missing"' : ''
    return `<rect x="${(columns[0] - 1) * 3}" y="${top}" ${size} rx="0.75"${look}/>`
  })
  return `<svg viewBox="-0.125 -0.125 29.5 25.5" aria-hidden="true">${boxes.join('')}</svg>`
}

/**
 * The empty sheet as plain markup in canvas.html: it paints with the first bytes, before any script. The page's
 * own sheet takes its place without moving anything.
 */
import type { Plugin } from 'vite'
import { ATTRIBUTION, BLOCKS } from '@ninefold/shared'

const PLACE = '<!-- skeleton -->'

export function skeleton(): Plugin {
  return {
    name: 'ninefold:skeleton',
    transformIndexHtml: (html) => html.replace(PLACE, markup),
  }
}

/** A function, because `$` in a replacement string has a meaning of its own. */
function markup(): string {
  const blocks = BLOCKS.map(({ name, order, area: { rows, columns } }) => {
    const place = `${rows[0]} / ${columns[0]} / ${rows[1]} / ${columns[1]}`
    return `<section style="--area: ${place}; --order: ${order}"><h2><span>${order}</span>${name}</h2></section>`
  })
  return `<div class="skeleton" aria-busy="true"><div class="skeleton-bar"></div><main>${blocks.join('')}</main><footer><p>${ATTRIBUTION}</p></footer></div>`
}

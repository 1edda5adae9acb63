/**
 * Keeps Svelte's transitions out of the first files. An element of variable name (`<svelte:element>`, which each button
 * is) tells them which element moves; where nothing uses them that is nothing, but the chart library has them in parts
 * of its own, and with these the kit of every page would carry all of them. No element of variable name moves here.
 */
import type { Plugin } from 'vite'

const STILL = '\0still-elements'

export function stillElements(): Plugin {
  return {
    name: 'still-elements',
    apply: 'build',
    enforce: 'pre',
    resolveId(source, importer) {
      const fromElement = importer?.replaceAll('\\', '/').endsWith('/client/dom/blocks/svelte-element.js')
      return fromElement && source.endsWith('/elements/transitions.js') ? STILL : null
    },
    load(id) {
      return id === STILL ? 'export const set_animation_effect_override = () => {}' : null
    },
  }
}

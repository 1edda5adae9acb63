/** The item of a menu that takes up every suggestion in some blocks; null where there is none to take. */
import type { BlockId } from '@ninefold/shared'
import * as icons from '../../ui/icons.ts'
import type { MenuItem } from '../../ui/menu.ts'
import type { Canvas } from '../context.ts'
import { acceptSuggestions, suggestionsOn } from './suggest.ts'

export function acceptItem(
  canvas: Canvas,
  blockIds: readonly BlockId[],
  words: (count: number) => string,
): MenuItem | null {
  const ids = canvas.view.editable ? suggestionsOn(canvas, blockIds) : []
  if (ids.length === 0) return null
  return { label: words(ids.length), icon: icons.check, onselect: () => acceptSuggestions(canvas, ids) }
}

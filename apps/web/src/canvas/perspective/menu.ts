/** What a canvas can be held against: a copy of it, or another one. */
import { t } from '../../lib/messages/index.ts'
import { columns, copy } from '../../ui/icons-more.ts'
import type { MenuItem } from '../../ui/menu.ts'
import type { Place } from '../place.svelte.ts'
import { showComparison } from '../views/open.ts'

/** `inside`: there is a canvas to ask about. */
export function perspectiveItems(place: Place, inside: boolean): MenuItem[] {
  return [
    {
      label: t.compare.duplicate.menu,
      icon: copy,
      divided: true,
      disabled: !inside,
      onselect: () => (place.panel = 'duplicate'),
    },
    {
      label: t.compare.menu,
      icon: columns,
      disabled: !inside,
      onselect: () => void showComparison(null),
    },
  ]
}

/** The menu of one's own disc: who one is here, and on which devices. Loaded with its first use. */
import type { Me } from '../lib/identity.ts'
import { t } from '../lib/messages/index.ts'
import * as icons from '../ui/icons.ts'
import { openMenu } from '../ui/menu.ts'
import type { Canvas } from './context.ts'

export function openOwnMenu({ place, view }: Canvas, me: Me, anchor: HTMLElement): void {
  openMenu(anchor, {
    label: t.people.yourMenu(me.name),
    items: [
      ...(view.role ? [{ label: t.people.yourRole[view.role], icon: icons.info, disabled: true }] : []),
      { label: t.people.yourName, icon: icons.pencil, onselect: () => (place.panel = 'rename') },
      { label: t.people.open, icon: icons.user, onselect: () => (place.panel = 'people') },
      ...(view.role === 'owner'
        ? [{ label: t.share.keep, icon: icons.link, onselect: () => (place.panel = 'recovery') }]
        : []),
      {
        label: t.devices.another,
        icon: icons.monitor,
        divided: true,
        onselect: () => (place.panel = 'device'),
      },
      { label: t.devices.forget, icon: icons.door, danger: true, onselect: () => (place.panel = 'forget') },
    ],
  })
}

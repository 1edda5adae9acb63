/** The menu of one's own disc: who one is here, on which devices, and the ways out. Loaded with its first use. */
import type { Me } from '../lib/identity.ts'
import { t } from '../lib/messages/index.ts'
import * as icons from '../ui/icons.ts'
import * as more from '../ui/icons-more.ts'
import { openMenu } from '../ui/menu.ts'
import type { Canvas } from './context.ts'

export function openOwnMenu({ place, view }: Canvas, me: Me, anchor: HTMLElement): void {
  // What is of this canvas ends with the access to it.
  const role = view.link.state === 'ended' ? null : view.role
  openMenu(anchor, {
    label: t.people.yourMenu(me.name),
    about: role ? t.people.yourRole[role] : undefined,
    items: [
      { label: t.people.yourName, icon: icons.pencil, onselect: () => (place.panel = 'rename') },
      ...(role ? [{ label: t.people.open, icon: icons.user, onselect: () => (place.panel = 'people') }] : []),
      ...(role === 'owner'
        ? [{ label: t.share.keep, icon: more.link, onselect: () => (place.panel = 'recovery') }]
        : []),
      {
        label: t.devices.another,
        icon: more.monitor,
        divided: true,
        onselect: () => (place.panel = 'device'),
      },
      { label: t.devices.forget, icon: more.door, onselect: () => (place.panel = 'forget') },
      { label: t.devices.leave, icon: more.trash, danger: true, onselect: () => (place.panel = 'leave') },
    ],
  })
}

/**
 * Menus on demand: one menu exists while it is open and none before, so a canvas of 500 notes carries no menus.
 * Load this module with the first use: `const { openMenu } = await import('../ui/menu.ts')`.
 */
import { mount, unmount } from 'svelte'
import Menu from './Menu.svelte'

export interface MenuItem {
  label: string
  /** A path from icons.ts. */
  icon?: string | undefined
  /** A CSS colour, shown as a dot before the label. */
  swatch?: string | undefined
  /** A key combination or a fact, quiet at the end of the line. */
  hint?: string | undefined
  /** Present: one of a choice (menuitemradio), where a menu begins; with `toggle`, on or off by itself. */
  checked?: boolean | undefined
  toggle?: boolean | undefined
  disabled?: boolean | undefined
  danger?: boolean | undefined
  /** A line before this item. */
  divided?: boolean | undefined
  /** What happens; or a second step, shown in place of the first. */
  onselect?: (() => void) | undefined
  items?: readonly MenuItem[] | undefined
}

export interface MenuOptions {
  /** The menu's name for assistive technology; also the heading of the sheet on phones. */
  label: string
  /** One line above the items: what is so, not what can be done. */
  about?: string | undefined
  items: readonly MenuItem[]
  /** `last` begins at the end, as ArrowUp on a menu button does. */
  focus?: 'first' | 'last'
  onclose?: () => void
}

interface OpenMenu {
  anchor: HTMLElement
  close: () => void
}

const HOMES = 'dialog, main, header:not(main *), footer:not(main *), nav, aside'

let open: OpenMenu | undefined
/** The anchor whose press has just dismissed its menu: the click that follows must not open it again. */
let dismissedBy: HTMLElement | undefined

document.addEventListener(
  'pointerdown',
  (event) => {
    dismissedBy =
      open && event.target instanceof Node && open.anchor.contains(event.target) ? open.anchor : undefined
  },
  { capture: true },
)

/**
 * Opens a menu beside `anchor`, or closes the one that is open there. The focus returns to `anchor` after
 * Escape or a choice, or to what holds it, as a note, where a key there asked for the menu.
 */
export function openMenu(anchor: HTMLElement, options: MenuOptions): void {
  const again = dismissedBy === anchor
  dismissedBy = undefined
  if (open?.anchor === anchor) return open.close()
  if (again) return
  open?.close()

  // Inside a modal dialog everything else is inert, so the menu has to be a part of it; elsewhere of its landmark.
  const target = anchor.closest<HTMLElement>(HOMES) ?? document.body
  anchor.setAttribute('aria-expanded', 'true')
  const close = (): void => {
    if (open !== entry) return
    open = undefined
    anchor.setAttribute('aria-expanded', 'false')
    void unmount(menu)
    options.onclose?.()
  }
  const entry: OpenMenu = { anchor, close }
  open = entry
  const menu = mount(Menu, { target, props: { ...options, anchor, onclose: close } })
}

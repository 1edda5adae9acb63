/** What is in the bar's menu. Loaded with its first use. */
import { BLOCK_IDS } from '@ninefold/shared'
import * as icons from '../ui/icons.ts'
import * as more from '../ui/icons-more.ts'
import type { MenuItem } from '../ui/menu.ts'
import { theme } from '../ui/theme.svelte.ts'
import { toasts } from '../ui/toasts.svelte.ts'
import { t } from '../lib/messages/index.ts'
import { layout } from '../lib/state/layout.svelte.ts'
import { settings } from '../lib/state/settings.svelte.ts'
import { announcing, HEARD } from './announce/setting.svelte.ts'
import type { Canvas } from './context.ts'
import type { ExportFormat } from './export.ts'
import { acceptItem } from './guide/accept-item.ts'
import { openGuide } from './guide/open.ts'
import { keyHint, shortcut } from './keyboard.ts'
import { lensOn } from './lens/lens.svelte.ts'
import { toggleLens } from './lens/toggle.ts'
import { openPath } from './paths/open.ts'
import { PATHS } from './paths/paths.ts'
import { perspectiveItems } from './perspective/menu.ts'
import { PAPERS, usualPaper, type PaperId } from './print/paper.ts'

export function moreItems(canvas: Canvas): MenuItem[] {
  const { session, view, undo, place, actions } = canvas
  const narrow = layout.sheet === 'single'
  const accept = acceptItem(canvas, BLOCK_IDS, t.guide.acceptAll)
  /** There is a canvas to ask about. */
  const inside = view.link.state !== 'ended'

  const exportAs = (format: ExportFormat): Promise<void> =>
    import('./export.ts').then(
      ({ exportCanvas }) => exportCanvas(session.doc, format),
      () => void toasts.show({ text: t.common.notLoaded, tone: 'bad' }),
    )

  const printOn = (paper: PaperId): Promise<void> =>
    import('./print/begin.ts').then(
      (module) => module.printOn(paper),
      () => void toasts.show({ text: t.common.notLoaded, tone: 'bad' }),
    )

  return [
    { label: t.signals.aboutCanvas, icon: icons.pencil, onselect: () => (place.panel = 'about') },
    ...(narrow
      ? [{ label: t.common.redo, icon: icons.redo, disabled: !undo.canRedo, onselect: () => actions.redo() }]
      : []),
    {
      label: t.canvas.find,
      icon: icons.search,
      hint: keyHint(shortcut('K')),
      onselect: () => (place.panel = 'find'),
    },
    {
      label: t.guide.open,
      icon: more.book,
      hint: settings.letterShortcuts ? keyHint(t.guide.key) : undefined,
      onselect: () => void openGuide(canvas),
    },
    ...(accept ? [accept] : []),
    {
      label: t.paths.menu,
      icon: more.route,
      items: PATHS.map((path) => ({ label: t.paths.items[path], onselect: () => void openPath(path) })),
    },
    {
      label: t.lens.item,
      icon: icons.eye,
      checked: lensOn(canvas).on,
      toggle: true,
      onselect: () => toggleLens(canvas),
    },
    { label: t.canvas.legendTitle, icon: icons.palette, onselect: () => (place.panel = 'legend') },
    { label: t.canvas.parked, icon: more.archive, onselect: () => (place.panel = 'parked') },
    {
      label: t.signals.title,
      icon: more.signal,
      disabled: !inside,
      onselect: () => void import('./signals/open.ts').then(({ openSignals }) => openSignals(canvas)),
    },
    {
      label: t.canvas.theme,
      icon: icons.sun,
      items: (['system', 'light', 'dark'] as const).map((choice) => ({
        label: t.common.themes[choice],
        checked: theme.current === choice,
        onselect: () => theme.set(choice),
      })),
    },
    {
      label: t.canvas.showCursors,
      icon: icons.pointer,
      checked: settings.showCursors,
      toggle: true,
      onselect: () => (settings.showCursors = !settings.showCursors),
    },
    {
      label: t.list.announce,
      icon: more.volume,
      items: HEARD.map((heard) => ({
        label: t.list.heard[heard],
        checked: announcing.heard === heard,
        onselect: () => (announcing.heard = heard),
      })),
    },
    ...perspectiveItems(place, inside),
    {
      label: t.canvas.peopleItem,
      icon: icons.user,
      divided: true,
      disabled: !inside,
      onselect: () => (place.panel = 'people'),
    },
    {
      label: t.canvas.print,
      icon: icons.printer,
      items: PAPERS.map((paper) => ({
        label: t.print.papers[paper],
        checked: paper === usualPaper(),
        onselect: () => void printOn(paper),
      })),
    },
    {
      label: t.canvas.export,
      icon: icons.download,
      items: (['json', 'md', 'csv'] as const).map((format) => ({
        label: t.canvas.exportAs[format],
        onselect: () => void exportAs(format),
      })),
    },
    {
      label: t.canvas.shortcuts,
      icon: icons.keyboard,
      hint: keyHint('?'),
      onselect: () => (place.panel = 'shortcuts'),
    },
  ]
}

/** What every page does once it stands: tooltips, and the service worker with its offer of a new version. */
import { untilIdle } from './idle.ts'
import { t } from './messages/index.ts'
import { toasts } from '../ui/toasts.svelte.ts'

export async function whenIdle(): Promise<void> {
  await untilIdle()
  void import('../ui/tooltip.ts').then(({ installTooltips }) => installTooltips())
  void import('./service-worker.ts').then(({ registerServiceWorker }) =>
    registerServiceWorker(offerNewVersion),
  )
}

function offerNewVersion(accept: () => void): void {
  toasts.show({ text: t.common.newVersion, action: { label: t.common.reload, run: accept }, sticky: true })
}

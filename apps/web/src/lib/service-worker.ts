/**
 * Registers the service worker and says when a new version is ready. A new version never takes over by itself: the
 * page offers it, and reloads when the person accepts. Load this module when the page is idle.
 */

/** A page that stays open for days still learns of a new version. */
const CHECK_MS = 60 * 60 * 1000

/** `onUpdateReady` is called at most once, with the way to accept the new version. */
export async function registerServiceWorker(onUpdateReady: (accept: () => void) => void): Promise<void> {
  let offered = false
  const offer = (accept: () => void): void => {
    if (!offered) onUpdateReady(accept)
    offered = true
  }

  // A part of this version is gone from the server, because the server has a newer one.
  addEventListener('vite:preloadError', () => offer(() => location.reload()))
  // Plain http on a network address has no service workers: the page works, but only while the server does.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return

  const { serviceWorker } = navigator
  followControl(serviceWorker, offer)
  const registration = await serviceWorker
    .register('/sw.js', { updateViaCache: 'none' })
    .catch(() => undefined)
  if (!registration) return
  watchForUpdates(registration, offer)
  keepChecking(registration)
}

/** Another tab has accepted the new version: a hidden page follows at once, a visible one is asked. */
function followControl(serviceWorker: ServiceWorkerContainer, offer: (accept: () => void) => void): void {
  let controlled = serviceWorker.controller !== null
  serviceWorker.addEventListener('controllerchange', () => {
    if (controlled && document.hidden) location.reload()
    else if (controlled) offer(() => location.reload())
    controlled = true
  })
}

function watchForUpdates(registration: ServiceWorkerRegistration, offer: (accept: () => void) => void): void {
  const offerWaiting = (): void => {
    const { waiting } = registration
    // Without a controller it is the first version, not a new one.
    if (waiting && navigator.serviceWorker.controller) offer(() => takeOver(waiting))
  }
  offerWaiting()
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', offerWaiting)
  })
}

function takeOver(waiting: ServiceWorker): void {
  // It may have taken over already, by the word of another tab.
  if (waiting.state !== 'installed') return location.reload()
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload())
  waiting.postMessage('take over')
}

function keepChecking(registration: ServiceWorkerRegistration): void {
  let checkedAt = Date.now()
  const check = (): void => {
    if (document.hidden || Date.now() - checkedAt < CHECK_MS) return
    checkedAt = Date.now()
    registration.update().catch(() => {
      // No network, or no server: the next check comes.
    })
  }
  document.addEventListener('visibilitychange', check)
  setInterval(check, CHECK_MS)
}

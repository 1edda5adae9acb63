/**
 * What is put into every page that is measured, before its own code. The same for all: it looks at frames, at the
 * browser's event timing and at nothing that belongs to one of them.
 */
import type { Page } from '@playwright/test'

/** How a page is asked what it shows, as source for `page.evaluate`. */
export interface Adapter {
  /** An expression: how many notes are painted. */
  readonly count: string
  /** A statement that adds a note, as a press on the page's own button would. */
  readonly add: string
  /** An expression: whether the note just added is on the page. */
  readonly added: string
}

declare global {
  interface Window {
    probe: {
      paintedAt: number
      /** Ms from the call to the end of the frame that shows it. */
      timeAdd(): Promise<number>
      startFrames(): void
      endFrames(): { perSecond: number; longestMs: number }
      startEvents(): void
      /** The longest time from an input to the frame that shows it, ms, in steps of 8. */
      endEvents(): number
    }
  }
}

export async function addProbe(page: Page, adapter: Adapter, notes: number): Promise<void> {
  await page.addInitScript(
    `(${install.toString()})(${notes}, () => (${adapter.count}), () => { ${adapter.add} }, () => (${adapter.added}))`,
  )
}

function install(notes: number, count: () => number, add: () => void, added: () => boolean): void {
  /** Runs when the frame that is being made has been painted: a message posted from a frame comes after it. */
  const afterPaint = (): Promise<number> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port2.onmessage = () => {
          resolve(performance.now())
        }
        port1.postMessage(0)
      })
    })
  const settled = (): boolean => {
    try {
      return count() >= notes
    } catch {
      return false // the page is not there yet
    }
  }
  const watch = (): void => {
    if (settled()) void afterPaint().then((now) => (probe.paintedAt = now))
    else requestAnimationFrame(watch)
  }
  let frames: number[] = []
  let counting = false
  const frame = (now: number): void => {
    frames.push(now)
    if (counting) requestAnimationFrame(frame)
  }
  let longest = 0
  let observer: PerformanceObserver | null = null
  const probe: Window['probe'] = {
    paintedAt: 0,
    timeAdd: () =>
      new Promise((resolve) => {
        requestAnimationFrame(() => {
          const start = performance.now()
          const look = (): void => {
            // Asked at the end of each frame, the first one included: what is there then is painted with it.
            const { port1, port2 } = new MessageChannel()
            port2.onmessage = () => {
              if (added()) resolve(performance.now() - start)
              else requestAnimationFrame(look)
            }
            port1.postMessage(0)
          }
          add()
          look()
        })
      }),
    startFrames() {
      frames = []
      counting = true
      requestAnimationFrame(frame)
    },
    endFrames() {
      counting = false
      const gaps = frames.slice(1).map((now, i) => now - (frames[i] ?? now))
      const total = gaps.reduce((sum, gap) => sum + gap, 0)
      return { perSecond: (1000 * gaps.length) / total, longestMs: Math.max(...gaps) }
    },
    startEvents() {
      longest = 0
      observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration)
      })
      observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit)
    },
    endEvents() {
      for (const entry of observer?.takeRecords() ?? []) longest = Math.max(longest, entry.duration)
      observer?.disconnect()
      return longest
    },
  }
  window.probe = probe
  requestAnimationFrame(watch)
}

/** One visit of one subject, from an empty browser to the last figure. */
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import type { Browser, CDPSession, Page } from '@playwright/test'
import { median } from '../lib/stats.ts'
import { addProbe } from './probe.ts'
import { NOTES, type Running, type Subject } from './subject.ts'

export type VisitFigures = {
  /** Gzipped JavaScript that had arrived when the notes were painted, kB of 1,000 bytes. */
  readonly scriptKb: number
  /** The same over the whole visit, with what came later or on demand. */
  readonly scriptAllKb: number
  readonly paintedMs: number
  readonly heapMb: number
  readonly addMs: number
  /** JavaScript that runs for five changed notes, on arrival and in the frame after; and all main-thread work. */
  readonly batchScriptMs: number
  readonly batchTaskMs: number
  readonly typingDelayMs: number
  readonly typingMainShare: number
  readonly dragFps: number
  readonly dragLongestMs: number
}

const VIEWPORT = { width: 1440, height: 900 }
const ADDS = 15
const BATCHES = 40
const LOAD_MS = 8000
const KEY_EVERY_MS = 120

export async function visit(browser: Browser, subject: Subject, running: Running): Promise<VisitFigures> {
  const context = await browser.newContext({ viewport: VIEWPORT })
  try {
    await running.prepare(context)
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    await cdp.send('Performance.enable')
    await addProbe(page, subject.adapter, NOTES)
    await page.goto(running.url)
    const paintedMs = await painted(page)
    await quiet(cdp)
    const heapMb = await heap(cdp)
    const scriptKb = await scripts(page, paintedMs)
    const addMs = await adding(page)
    const figures = { scriptKb, paintedMs, heapMb, addMs, ...(await batches(cdp, page, running)) }
    const loaded = { ...(await typing(cdp, page, running)), ...(await dragging(page, running)) }
    return { ...figures, ...loaded, scriptAllKb: await scripts(page, Infinity) }
  } finally {
    await context.close()
  }
}

async function painted(page: Page): Promise<number> {
  await page.waitForFunction(() => window.probe.paintedAt > 0, undefined, { timeout: 60_000 })
  return page.evaluate(() => window.probe.paintedAt)
}

/** Until the main thread has done less than 5 ms of work in half a second. */
async function quiet(cdp: CDPSession): Promise<void> {
  for (let before = await metric(cdp, 'TaskDuration'), rounds = 0; rounds < 40; rounds++) {
    await pause(500)
    const now = await metric(cdp, 'TaskDuration')
    if (now - before < 0.005) return
    before = now
  }
}

async function metric(cdp: CDPSession, name: string): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return metrics.find((one) => one.name === name)?.value ?? NaN
}

async function heap(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp.send('Runtime.getHeapUsage')
  return usedSize / 1e6
}

/** Gzipped size of all scripts that had arrived by a time. */
async function scripts(page: Page, byMs: number): Promise<number> {
  const urls = await page.evaluate((limit) => {
    const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
    return all
      .filter((one) => /\.m?js(\?|$)/.test(one.name) && one.responseEnd <= limit)
      .map((one) => one.name)
  }, byMs)
  let bytes = 0
  for (const url of new Set(urls)) bytes += gzipSync(await (await fetch(url)).bytes(), { level: 9 }).length
  return bytes / 1000
}

async function adding(page: Page): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < ADDS; i++) {
    times.push(await page.evaluate(() => window.probe.timeAdd()))
    await page.keyboard.press('Escape')
    await pause(100)
  }
  return median(times.slice(3))
}

async function batches(cdp: CDPSession, page: Page, running: Running) {
  const before = { script: await metric(cdp, 'ScriptDuration'), task: await metric(cdp, 'TaskDuration') }
  for (let round = 0; round < BATCHES; round++) {
    await running.batch(page, round)
    await pause(100)
  }
  return {
    batchScriptMs: ((await metric(cdp, 'ScriptDuration')) - before.script) * (1000 / BATCHES),
    batchTaskMs: ((await metric(cdp, 'TaskDuration')) - before.task) * (1000 / BATCHES),
  }
}

/** Typing at eight keys a second while twenty others type. */
async function typing(cdp: CDPSession, page: Page, running: Running) {
  await running.openNote(page)
  await running.startTyping(page)
  await pause(1000)
  await page.evaluate(() => {
    window.probe.startEvents()
  })
  const before = await metric(cdp, 'TaskDuration')
  const started = performance.now()
  for (let i = 0; performance.now() - started < LOAD_MS; i++) {
    await page.keyboard.press('abcdefgh '.charAt(i % 9) === ' ' ? 'Space' : 'abcdefgh'.charAt(i % 9))
    await pause(KEY_EVERY_MS)
  }
  const elapsed = performance.now() - started
  const typingMainShare = (((await metric(cdp, 'TaskDuration')) - before) * 1000) / elapsed
  const typingDelayMs = await page.evaluate(() => window.probe.endEvents())
  await running.stopTyping(page)
  await running.closeNote(page)
  return { typingDelayMs, typingMainShare }
}

/** Dragging a note in circles while twenty others type. */
async function dragging(page: Page, running: Running) {
  const { x, y } = await running.grip(page)
  await running.startTyping(page)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 10, y + 10, { steps: 4 })
  await pause(500)
  await page.evaluate(() => {
    window.probe.startFrames()
  })
  const started = performance.now()
  for (let i = 0; performance.now() - started < LOAD_MS; i++) {
    await page.mouse.move(x + 120 * Math.sin(i / 20), y + 80 * Math.cos(i / 20))
    await pause(8)
  }
  const { perSecond, longestMs } = await page.evaluate(() => window.probe.endFrames())
  await page.mouse.up()
  await running.stopTyping(page)
  return { dragFps: perSecond, dragLongestMs: longestMs }
}

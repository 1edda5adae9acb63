import { afterEach, expect, it, vi } from 'vitest'
import type { Canvas } from '../context.ts'
import { showEntry } from './entry.ts'

vi.mock('./open.ts', () => ({ openPath: vi.fn() }))
const { openPath } = vi.mocked(await import('./open.ts'))

function setUp(state: { writable: boolean; propositions: string[] }) {
  const sheet = document.createElement('div')
  sheet.innerHTML = '<section data-block="key_activities"><div class="empty"></div></section>'
  document.body.append(sheet)
  const canvas = {
    locks: { mayWriteIn: () => state.writable },
    notes: { ids: () => state.propositions },
  } as unknown as Canvas
  const stop = showEntry(canvas, sheet)
  const entry = () => sheet.querySelector('button')
  /** Anything drawn on the sheet is the time to look again. */
  const drawSomething = async (): Promise<void> => {
    sheet.append(document.createElement('i'))
    await Promise.resolve()
  }
  return { sheet, stop, entry, drawSomething }
}

afterEach(() => document.body.replaceChildren())

it('an empty block of activities leads onto the path once there is a promise to begin at', async () => {
  const state = { writable: true, propositions: [] as string[] }
  const { entry, drawSomething } = setUp(state)
  expect(entry()).toBeNull()
  state.propositions = ['n1']
  await drawSomething()
  entry()?.click()
  expect(openPath).toHaveBeenCalledWith('backward')
})

it('it is not there for those who may only read, nor beside activities, nor when it has ended', async () => {
  expect(setUp({ writable: false, propositions: ['n1'] }).entry()).toBeNull()
  const { sheet, entry, drawSomething, stop } = setUp({ writable: true, propositions: ['n1'] })
  expect(entry()).not.toBeNull()
  sheet.querySelector('.empty')?.remove()
  await drawSomething()
  expect(entry()).toBeNull()
  stop()
})

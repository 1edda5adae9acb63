/**
 * Whatever people do and whatever the lines, the server and the disk do meanwhile: once everybody has been connected
 * and quiet for a moment, all have equal content and state vectors, nothing that was called durable is missing, and
 * at no moment has anybody seen of another what the disk did not hold.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readContent } from '@ninefold/shared/document/read-content'
import { addNotes, deleteNotes } from '@ninefold/shared/document/edit-notes'
import { moveNote } from '@ninefold/shared/document/move-note'
import { metaText, noteText } from '@ninefold/shared/document/read'
import { BLOCK_IDS } from '@ninefold/shared'
import { MemoryLog } from './testing/memory-log.ts'
import { grantOf, TestPeer } from './testing/test-peer.ts'
import { World } from './testing/world.ts'

const PEOPLE = 3
/** `FUZZ_RUNS=1000` for a long run. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 60)

type OfSomebody =
  | { readonly do: 'edit'; readonly who: number; readonly kind: number; readonly at: number }
  | {
      readonly do: 'send' | 'read' | 'lose' | 'twice' | 'swap' | 'cut' | 'join' | 'fence'
      readonly who: number
    }
type Step =
  | OfSomebody
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'kill' }
  | { readonly do: 'fail' }
  | { readonly do: 'heal' }

const who = fc.nat(PEOPLE - 1)
const ofSomebody = fc.constantFrom<Exclude<OfSomebody['do'], 'edit'>[]>(
  ...(['send', 'send', 'read', 'read', 'fence', 'lose', 'twice', 'swap', 'cut', 'join'] as const),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('edit' as const), who, kind: fc.nat(5), at: fc.nat(30) }),
  },
  { weight: 10, arbitrary: fc.record({ do: ofSomebody, who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.nat(40) }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Step[]>({ do: 'kill' }, { do: 'fail' }, { do: 'heal' }),
  },
)

interface Fence {
  readonly who: TestPeer
  readonly id: number
  readonly clock: number
}

class Run {
  readonly documents = new MemoryLog()
  world = new World({}, this.documents)
  readonly people = Array.from({ length: PEOPLE }, (_, i) => new TestPeer(grantOf(`p${i}`), 100 + i))
  readonly fences: Fence[] = []
  readonly #lossy = new Set<TestPeer>()
  answered = 0
  edits = 0

  async start(): Promise<void> {
    await this.world.engine.createDocument('a', {}, 'p0')
    for (const one of this.people) await one.join(this.world.engine, 'a')
  }

  async take(step: Step): Promise<void> {
    if ('who' in step) await this.#takeOf(this.people[step.who] as TestPeer, step)
    else if (step.do === 'wait') await this.world.clock.advance(step.ms)
    else if (step.do === 'kill') this.kill()
    else this.documents.failure = step.do === 'fail' ? new Error('disk full') : null
    this.check()
  }

  async #takeOf(one: TestPeer, step: OfSomebody): Promise<void> {
    switch (step.do) {
      case 'edit':
        this.edits++
        return edit(one.doc, step.kind, step.at)
      case 'send':
        return one.flush()
      case 'read':
        return one.readAll()
      case 'lose':
        if (one.outbox.shift()) this.#lossy.add(one)
        return
      case 'twice':
        return void (one.outbox[0] && one.outbox.push(one.outbox[0]))
      case 'swap':
        return void one.outbox.reverse()
      case 'cut':
        return one.cut()
      case 'join':
        if (one.connected) return
        this.#lossy.delete(one)
        return void (await one.join(this.world.engine, 'a'))
      case 'fence':
        one.flush()
        // A fence stands for what was sent; what a broken line swallowed shows only when more follows.
        if (one.connected && !this.#lossy.has(one))
          this.fences.push({ who: one, id: one.fence(), clock: clockOf(one.doc, one.doc.clientID) })
    }
  }

  /** The process dies: what was not on disk is gone, and so are all lines. */
  kill(): void {
    for (const one of this.people) one.cut()
    this.world = new World({}, this.documents)
  }

  onDisk(): Y.Doc {
    const doc = new Y.Doc()
    for (const { bytes } of this.documents.rowsOf('a')) Y.applyUpdate(doc, bytes)
    return doc
  }

  /** What must hold at every moment. */
  check(): void {
    const disk = this.onDisk()
    for (const one of this.people) {
      for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(one.doc)))
        if (client !== one.doc.clientID && clock > clockOf(disk, client))
          throw new Error('somebody saw what the disk does not hold')
    }
    for (const fence of this.fences) {
      if (!fence.who.socket.durable.includes(fence.id)) continue
      this.answered++
      if (clockOf(disk, fence.who.doc.clientID) < fence.clock)
        throw new Error('something was called durable that is not on disk')
    }
    disk.destroy()
  }

  /** Everybody comes back and is quiet. */
  async comeTogether({ resync }: { readonly resync: boolean }): Promise<void> {
    this.documents.failure = null
    for (let round = 0; round < 4; round++) {
      for (const one of this.people) {
        if (resync && (round === 0 || !one.connected)) {
          one.cut()
          await one.join(this.world.engine, 'a')
        }
        one.exchange()
      }
      await this.world.clock.advance(3000)
    }
    for (const one of this.people) one.exchange()
  }

  expectEqual(): void {
    const disk = this.onDisk()
    const all = [...this.people.map(({ doc }) => doc), disk]
    const contents = all.map(readContent)
    const clocks = all.map((doc) => new Map([...Y.decodeStateVector(Y.encodeStateVector(doc))].sort()))
    for (let i = 1; i < all.length; i++) {
      expect(contents[i]).toEqual(contents[0])
      expect(clocks[i]).toEqual(clocks[0])
    }
  }
}

const clockOf = (doc: Y.Doc, client: number): number =>
  Y.decodeStateVector(Y.encodeStateVector(doc)).get(client) ?? 0

function edit(doc: Y.Doc, kind: number, at: number): void {
  const { notes } = readContent(doc)
  const id = notes[at % Math.max(1, notes.length)]?.id ?? ''
  const blockId = BLOCK_IDS[at % BLOCK_IDS.length] ?? 'channels'
  const origins = { setup: null, gesture: null }
  if (kind === 0) metaText(doc, 'title')?.insert(0, String(at % 10))
  else if (kind === 1) addNotes(doc, { blockId }, [{ text: `note ${at}` }], origins)
  else if (kind === 2) moveNote(doc, id, { blockId }, null)
  else if (kind === 3) deleteNotes(doc, [id], null, 1)
  else if (kind === 4) noteText(doc, id)?.insert(0, 'ü')
  else noteText(doc, id)?.delete(0, Math.min(2, noteText(doc, id)?.length ?? 0))
}

async function runSteps(steps: readonly Step[]): Promise<Run> {
  const run = new Run()
  await run.start()
  for (const one of steps) await run.take(one)
  return run
}

const steps = fc.array(step, { minLength: 5, maxLength: 80 })

test(
  'everybody ends with the same, and saved was saved, whatever happened on the way',
  async () => {
    let edits = 0
    let answered = 0
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        const run = await runSteps(list)
        await run.comeTogether({ resync: true })
        run.check()
        run.expectEqual()
        edits += run.edits
        answered += run.answered
      }),
      { numRuns: RUNS },
    )
    // It has not passed by doing nothing.
    expect([edits > RUNS * 3, answered > RUNS]).toEqual([true, true])
  },
  600_000 + RUNS * 500,
)

test('control: without the exchange of state vectors the same runs do not end equal', async () => {
  const property = fc.asyncProperty(steps, async (list) => {
    const run = await runSteps(list)
    await run.comeTogether({ resync: false })
    run.expectEqual()
  })
  const { failed } = await fc.check(property, { numRuns: 200, endOnFailure: true })
  expect(failed).toBe(true)
}, 600_000)

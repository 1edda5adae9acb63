/**
 * How fast one peer may speak. Who writes or asks too fast is closed; presence is never a reason for that, because
 * stock clients send back everything they hear.
 */
import type { Limits } from '@ninefold/shared'
import { Bucket } from './bucket.ts'
import type { PeerFrame } from './frame.ts'

/** A question for the whole document is worth as many keystrokes. */
const STEP1_FRAMES = 20
const STEPS_BURST_S = 10
/** Own states at their rate, and beside them an echo of each of the room's ticks. */
const PRESENCE_FACTOR = 3

export class Pace {
  readonly #frames: Bucket
  readonly #bytes: Bucket
  readonly #messages: Bucket
  readonly #presence: Bucket
  readonly #steps: Bucket
  #asked = false

  constructor(limits: Limits, now: number) {
    const { syncFramesPerSecond, syncFramesBurst, awarenessFramesPerSecond } = limits
    this.#frames = new Bucket(syncFramesPerSecond, syncFramesBurst, now)
    this.#bytes = new Bucket(limits.syncBytesPerSecond, limits.syncBytesBurst, now)
    this.#messages = new Bucket(syncFramesPerSecond, syncFramesBurst, now)
    const presence = awarenessFramesPerSecond * PRESENCE_FACTOR
    this.#presence = new Bucket(presence, presence * 2, now)
    this.#steps = new Bucket(limits.stepsPerSecond, limits.stepsPerSecond * STEPS_BURST_S, now)
  }

  /** Whether a peer whose update took so many steps may go on. */
  allowsWork(steps: number, now: number): boolean {
    return this.#steps.take(steps, now)
  }

  /** Whether a frame of `length` bytes may be read now. The first step 2 carries a whole afternoon: it is free. */
  allows(frame: PeerFrame, length: number, isFirstSync: boolean, now: number): boolean {
    switch (frame.kind) {
      case 'update':
        return isFirstSync || (this.#frames.take(1, now) && this.#bytes.take(length, now))
      case 'step1': {
        const cost = this.#asked ? STEP1_FRAMES : 0
        this.#asked = true
        return this.#frames.take(cost, now)
      }
      case 'presence':
        return this.#presence.take(1, now)
      case 'queryPresence':
      case 'app':
        return this.#messages.take(1, now)
    }
  }
}

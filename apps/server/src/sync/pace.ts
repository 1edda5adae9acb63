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
  readonly #limits: Limits
  // Made when first taken from, when they are full anyway: who only looks never needs any.
  #frames: Bucket | null = null
  #bytes: Bucket | null = null
  #messages: Bucket | null = null
  #presence: Bucket | null = null
  #steps: Bucket | null = null
  #asked = false

  constructor(limits: Limits) {
    this.#limits = limits
  }

  /** Whether a peer whose update took so many steps may go on. */
  allowsWork(steps: number, now: number): boolean {
    const { stepsPerSecond } = this.#limits
    this.#steps ??= new Bucket(stepsPerSecond, stepsPerSecond * STEPS_BURST_S, now)
    return this.#steps.take(steps, now)
  }

  /** Whether a frame of `length` bytes may be read now. The first step 2 carries a whole afternoon: it is free. */
  allows(frame: PeerFrame, length: number, isFirstSync: boolean, now: number): boolean {
    switch (frame.kind) {
      case 'update':
        return isFirstSync || (this.#takeFrames(1, now) && this.#takeBytes(length, now))
      case 'step1': {
        if (this.#asked) return this.#takeFrames(STEP1_FRAMES, now)
        this.#asked = true
        return true
      }
      case 'presence':
        return this.#takePresence(now)
      case 'queryPresence':
      case 'app':
        this.#messages ??= this.#newFrames(now)
        return this.#messages.take(1, now)
    }
  }

  #newFrames(now: number): Bucket {
    const { syncFramesPerSecond, syncFramesBurst } = this.#limits
    return new Bucket(syncFramesPerSecond, syncFramesBurst, now)
  }

  #takeFrames(count: number, now: number): boolean {
    this.#frames ??= this.#newFrames(now)
    return this.#frames.take(count, now)
  }

  #takeBytes(length: number, now: number): boolean {
    const { syncBytesPerSecond, syncBytesBurst } = this.#limits
    this.#bytes ??= new Bucket(syncBytesPerSecond, syncBytesBurst, now)
    return this.#bytes.take(length, now)
  }

  #takePresence(now: number): boolean {
    const perSecond = this.#limits.awarenessFramesPerSecond * PRESENCE_FACTOR
    this.#presence ??= new Bucket(perSecond, perSecond * 2, now)
    return this.#presence.take(1, now)
  }
}

/** A friendly name for someone who has not said theirs, so that colleagues can already be told apart. */
import { names } from './messages/en/names.ts'

const pick = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T

export function suggestedName(): string {
  return names.guest(pick(names.colors), pick(names.birds))
}

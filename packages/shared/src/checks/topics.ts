/**
 * What a rule can read, in pieces that change apart: the notes of a block, the links of a kind, and what stands beside
 * them. A rule that read none of the topics that changed gives what it gave before.
 */
import { BLOCK_IDS, type BlockId } from '../blocks.ts'
import { LINK_KINDS, type LinkKind } from '../links.ts'

const BESIDE = ['meta', 'kpis', 'procedures', 'risks', 'experiments', 'facts', 'today'] as const
export type Topic = BlockId | LinkKind | (typeof BESIDE)[number]

const TOPICS: readonly Topic[] = [...BLOCK_IDS, ...LINK_KINDS, ...BESIDE]
const PLACE = new Map<Topic, number>(TOPICS.map((topic, place) => [topic, place]))

/** A set of topics. Rules ask often, so that a place in an array beats a Set of names. */
export class TopicSet {
  readonly #has = new Uint8Array(TOPICS.length)

  add(topic: Topic): void {
    this.#has[PLACE.get(topic) as number] = 1
  }

  addAll(): this {
    this.#has.fill(1)
    return this
  }

  meets(other: TopicSet): boolean {
    return this.#has.some((has, place) => has === 1 && other.#has[place] === 1)
  }
}

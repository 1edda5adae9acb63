/** What others did to a note or a link between two looks at it, and all that was done as one short sentence. */
import { blockById, type BlockId } from '@ninefold/shared'
import { t } from '../../lib/messages/index.ts'

/** A note as it was when somebody last heard of it. */
export interface Known {
  readonly blockId: BlockId
  readonly text: string
  /** Parked or dropped. */
  readonly aside: boolean
}

export interface Change {
  /** Names of those who made it. */
  readonly by: readonly string[]
  /** Where; none for a link. */
  readonly blockId: BlockId | null
  /** By itself, given who made it. */
  readonly sentence: (who: string) => string
}

/** So much of a text tells which note is meant. */
const ENOUGH = 60

/** What became of a note that changed; null where it is as good as it was: come and gone again. */
export function noteChange(before: Known | null, after: Known | null, by: readonly string[]): Change | null {
  const { said } = t.list
  const [was, is] = [before && !before.aside ? before : null, after && !after.aside ? after : null]
  const change = (blockId: BlockId, sentence: Change['sentence']): Change => ({ by, blockId, sentence })
  if (is && was) {
    const [text, block] = [short(is.text), blockById(is.blockId).name]
    if (is.blockId !== was.blockId) return change(is.blockId, (who) => said.moved(who, text, block))
    if (is.text !== was.text) return change(is.blockId, (who) => said.reworded(who, short(was.text), text))
    return change(is.blockId, (who) => said.changed(who, text))
  }
  if (is) return change(is.blockId, (who) => said.added(who, short(is.text), blockById(is.blockId).name))
  if (!was) return null
  if (after) return change(was.blockId, (who) => said.parked(who, short(was.text)))
  return change(was.blockId, (who) => said.deleted(who, short(was.text), blockById(was.blockId).name))
}

/** Of a link: how it reads now, or null where it was taken away. */
export function linkChange(sentence: string | null, by: readonly string[]): Change {
  const { said } = t.list
  return {
    by,
    blockId: null,
    sentence: (who) => (sentence === null ? said.unlinked(who) : said.linked(who, sentence)),
  }
}

/** One sentence for all of them; null for none. */
export function sentenceFor(changes: readonly Change[]): string | null {
  const [first] = changes
  if (!first) return null
  const who = [...new Set(changes.flatMap(({ by }) => by))]
  if (changes.length === 1) return first.sentence(t.list.names(who))
  const blocks = new Set(changes.flatMap(({ blockId }) => blockId ?? []))
  return t.list.said.several(
    who,
    changes.length,
    [...blocks].map((id) => blockById(id).name),
  )
}

function short(text: string): string {
  const plain = text.trim().replace(/\s+/gu, ' ')
  if (plain === '') return t.canvas.emptyNote
  return plain.length > ENOUGH ? `${plain.slice(0, ENOUGH - 1).trimEnd()}…` : plain
}

/** What a note of a block can be to others, seen from that note: each legal kind, in the direction it leads there. */
import { BLOCK_IDS, BLOCKS_IN_GUIDED_ORDER, type BlockId, type Link } from '@ninefold/shared'
import { LINK_KIND_WORDS } from '@ninefold/shared/catalogue/link-kinds'
import { LINK_KINDS, mayLink, type LinkKind } from '@ninefold/shared/links'

/** Kinds any two notes may have. */
export const LOOSE_KINDS: readonly LinkKind[] = ['contradicts', 'relates_to']
const FIRM_KINDS = LINK_KINDS.filter((kind) => !LOOSE_KINDS.includes(kind))

export interface Relation {
  readonly kind: LinkKind
  /** Whether the link leads from the other note to this one. */
  readonly back: boolean
  /** Where the other note stands; null for anywhere. */
  readonly blockId: BlockId | null
  /** A note of this block normally has one. */
  readonly expected: boolean
}

const byBlock = new Map<BlockId, readonly Relation[]>()

/** In the order of the guide, what is expected first. The loose kinds come last. */
export function relationsOf(blockId: BlockId): readonly Relation[] {
  const known = byBlock.get(blockId)
  if (known) return known
  const firm = BLOCKS_IN_GUIDED_ORDER.flatMap(({ id: other }) =>
    FIRM_KINDS.flatMap((kind) => {
      const expected = LINK_KIND_WORDS[kind].expectedOf.includes(blockId)
      const forth = mayLink(kind, blockId, other) ? [{ kind, back: false, blockId: other, expected }] : []
      const back = mayLink(kind, other, blockId) ? [{ kind, back: true, blockId: other, expected }] : []
      return [...forth, ...back]
    }),
  )
  const loose = LOOSE_KINDS.map((kind) => ({ kind, back: false, blockId: null, expected: false }))
  const relations = [...firm.sort((a, b) => Number(b.expected) - Number(a.expected)), ...loose]
  byBlock.set(blockId, relations)
  return relations
}

export interface Direct {
  readonly fromId: string
  readonly kind: LinkKind
  readonly toId: string
}

interface End {
  readonly id: string
  readonly blockId: BlockId
}

/** The link that two notes' blocks call for, in whichever direction it leads; null where only a loose one may be. */
export function directLink(a: End, b: End): Direct | null {
  for (const kind of FIRM_KINDS) {
    if (mayLink(kind, a.blockId, b.blockId)) return { fromId: a.id, kind, toId: b.id }
    if (mayLink(kind, b.blockId, a.blockId)) return { fromId: b.id, kind, toId: a.id }
  }
  return null
}

/** The blocks whose notes a note of this block can be linked to by a kind of its own. */
export function directBlocks(blockId: BlockId): ReadonlySet<BlockId> {
  const ends = { id: '', blockId }
  return new Set(BLOCK_IDS.filter((other) => directLink(ends, { id: '', blockId: other }) !== null))
}

/** The relation a link is to one of its notes. */
export function isRelation(link: Link, noteId: string, { kind, back }: Relation): boolean {
  if (link.kind !== kind) return false
  return LOOSE_KINDS.includes(kind) || (back ? link.toId : link.fromId) === noteId
}

/** The note at the other end. */
export const otherEnd = (link: Link, noteId: string): string =>
  link.fromId === noteId ? link.toId : link.fromId

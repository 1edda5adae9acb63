/** A worked canvas as its page shows it: notes in their blocks, and each link in words from either end. */
import { BLOCK_IDS, type BlockId } from '@ninefold/shared'
import { LINK_KIND_WORDS } from '@ninefold/shared/catalogue/link-kinds'
import type { ExampleCanvas, SketchNote } from '@ninefold/shared/catalogue/sketch'

/** One end's view of a link: "makes possible" and the note it leads to. */
export interface Relation {
  readonly reads: string
  readonly to: NoteView
}

export interface NoteView extends SketchNote {
  readonly blockId: BlockId
}

export interface ExampleView {
  readonly notes: Readonly<Record<BlockId, readonly NoteView[]>>
  relationsOf(key: string): readonly Relation[]
  measuresOf(key: string): readonly string[]
}

/** `hidden`: a block whose notes are not shown, and nothing that leads to them. */
export function viewOf(example: ExampleCanvas, hidden: BlockId | null = null): ExampleView {
  const notes = Object.fromEntries(
    BLOCK_IDS.map((blockId) => [
      blockId,
      blockId === hidden ? [] : example.blocks[blockId].map((note) => ({ ...note, blockId })),
    ]),
  ) as unknown as Record<BlockId, readonly NoteView[]>
  const byKey = new Map(BLOCK_IDS.flatMap((id) => notes[id].map((note) => [note.key, note] as const)))
  const relations = relationsIn(example, byKey)
  return {
    notes,
    relationsOf: (key) => relations.get(key) ?? [],
    measuresOf: (key) => example.kpis.filter(({ note }) => note === key).map(({ name }) => name),
  }
}

function relationsIn(
  { links }: ExampleCanvas,
  byKey: ReadonlyMap<string, NoteView>,
): Map<string, Relation[]> {
  const relations = new Map<string, Relation[]>()
  const add = (key: string, relation: Relation): void => {
    relations.set(key, [...(relations.get(key) ?? []), relation])
  }
  for (const [kind, pairs] of Object.entries(links) as [keyof typeof links, readonly string[]][])
    for (const pair of pairs) {
      const [from, to] = pair.split(' ').map((key) => byKey.get(key))
      if (!from || !to) continue
      add(from.key, { reads: LINK_KIND_WORDS[kind].reads, to })
      add(to.key, { reads: LINK_KIND_WORDS[kind].readsBack, to: from })
    }
  return relations
}

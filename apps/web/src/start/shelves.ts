/** What the shelves of the start page show of the catalogue. Loaded when the page has nothing else to do. */
import { BLOCK_IDS, type BlockId } from '@ninefold/shared'
import { EXAMPLES, TEACHING_CANVAS } from '@ninefold/shared/catalogue/examples/examples'
import type { ExampleKey, TemplateKey } from '@ninefold/shared/catalogue/keys'
import { labelOf, type Sketch } from '@ninefold/shared/catalogue/sketch'
import { TEMPLATES } from '@ninefold/shared/catalogue/templates/templates'

interface Card<K> {
  readonly key: K
  readonly title: string
  readonly summary: string
  readonly counts: Readonly<Record<BlockId, number>>
}
export type TemplateCard = Card<TemplateKey>
export interface ExampleCard extends Card<ExampleKey> {
  /** Has to stand beside it, where it shows a real company. */
  readonly label: string | null
  readonly hasFaults: boolean
}

export interface Shelves {
  readonly templates: readonly TemplateCard[]
  readonly examples: readonly ExampleCard[]
}

export function readShelves(): Shelves {
  return {
    templates: TEMPLATES.map((template) => ({ ...cardOf(template), key: template.key })),
    examples: [...EXAMPLES, TEACHING_CANVAS].map((example) => ({
      ...cardOf(example),
      key: example.key,
      label: labelOf(example),
      hasFaults: example === TEACHING_CANVAS,
    })),
  }
}

function cardOf({ title, summary, blocks }: Sketch) {
  const counts = Object.fromEntries(BLOCK_IDS.map((id) => [id, blocks[id].length])) as Record<BlockId, number>
  return { title, summary, counts }
}

/** The templates as suggestions, for a canvas that has been begun. Apart from the activities: templates are large. */
import type { BlockId } from '../blocks.ts'
import { LINK_KINDS } from '../links.ts'
import type { BusinessType } from '../model/values.ts'
import type { SuggestionSet } from './suggestions.ts'
import { templateFor } from './templates/templates.ts'

const NOTHING: SuggestionSet = { notes: [], links: [] }

/** What a business of a type usually has: in all blocks. Nothing for a type that has no usual shape. */
export function templateSuggestions(type: BusinessType): SuggestionSet {
  const template = templateFor(type)
  if (!template) return NOTHING
  const blocks = Object.entries(template.blocks) as [BlockId, (typeof template.blocks)[BlockId]][]
  return {
    notes: blocks.flatMap(([blockId, notes]) =>
      notes.map(({ key, text, fromCase: _, ...fields }) => ({ key, blockId, text, fields })),
    ),
    links: LINK_KINDS.flatMap((kind) =>
      (template.links[kind] ?? []).map((pair) => {
        const [from = '', to = ''] = pair.split(' ')
        return { from, kind, to }
      }),
    ),
  }
}

/** One block of a set, with the links that stay within it. */
export function withinBlock({ notes, links }: SuggestionSet, blockId: BlockId): SuggestionSet {
  const own = notes.filter((note) => note.blockId === blockId)
  const keys = new Set(own.map(({ key }) => key))
  return { notes: own, links: links.filter(({ from, to }) => keys.has(from) && keys.has(to)) }
}

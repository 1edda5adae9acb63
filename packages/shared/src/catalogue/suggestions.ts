/** What can be put on a canvas as suggestions, and the activities among it: by category, function, relationship. */
import type { BlockId } from '../blocks.ts'
import type { ActivityCategoryId } from '../categories.ts'
import type { LinkKind } from '../links.ts'
import type { Note } from '../model/note-fields.ts'
import { CATEGORY_GUIDANCE, type SuggestedActivity } from './activity-categories.ts'
import type { ActivityChain } from './chains.ts'
import type { RelationshipKind } from './choices.ts'
import { functionById, type ActivityFunction } from './functions.ts'
import type { Illustration } from './illustrations.ts'
import { RELATIONSHIP_ACTIVITIES } from './relationship-activities.ts'

type GivenByPlace = 'id' | 'blockId' | 'rank' | 'text' | 'ghost'

export interface Suggestion {
  /** Within its set: what links name it by. */
  readonly key: string
  readonly blockId: BlockId
  readonly text: string
  readonly fields?: Partial<Omit<Note, GivenByPlace>>
}

export interface SuggestedLink {
  readonly from: string
  readonly kind: LinkKind
  readonly to: string
}

/** Some suggestions, and how they hang together. */
export interface SuggestionSet {
  readonly notes: readonly Suggestion[]
  readonly links: readonly SuggestedLink[]
}

const BLOCK = 'key_activities'

/** The activities that a category suggests. */
export function categorySuggestions(category: ActivityCategoryId): Suggestion[] {
  return CATEGORY_GUIDANCE[category].suggestions.map((one) => activity(one, { category }))
}

/** The activities that a kind of relationship usually entails. */
export function relationshipSuggestions(kind: RelationshipKind): Suggestion[] {
  return RELATIONSHIP_ACTIVITIES[kind].map((one) => activity(one))
}

export function functionSuggestion({ id, group, name }: ActivityFunction): Suggestion {
  return activity({ text: name, functionId: id }, group === 'prod' ? { category: 'production' } : {})
}

/** A chain's activities; where they have an order, each needs the one before it first. */
export function chainSuggestions({ functionIds, inOrder }: ActivityChain): SuggestionSet {
  const notes = functionIds.flatMap((id) => {
    const found = functionById(id)
    return found ? [functionSuggestion(found)] : []
  })
  const links = notes
    .slice(1)
    .map(({ key }, i) => ({ from: key, kind: 'depends_on', to: notes[i]?.key ?? '' }))
  return { notes, links: inOrder ? (links as SuggestedLink[]) : [] }
}

/** What a company does, for a team to make its own: nothing of the company comes along. */
export function illustrationSuggestion({ activity: text, categoryId }: Illustration): Suggestion {
  return { key: text, blockId: BLOCK, text, fields: { category: categoryId } }
}

function activity({ text, functionId }: SuggestedActivity, fields: Suggestion['fields'] = {}): Suggestion {
  return { key: text, blockId: BLOCK, text, fields: { ...fields, functionId } }
}

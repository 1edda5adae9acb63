/** The activities that a kind of relationship usually entails: offered when the kind is picked. */
import type { SuggestedActivity } from './activity-categories.ts'
import type { RelationshipKind } from './choices.ts'

export const RELATIONSHIP_ACTIVITIES: Readonly<Record<RelationshipKind, readonly SuggestedActivity[]>> = {
  personal_assistance: [
    { text: 'Answer customers in person', functionId: 'sales.handling_problems' },
    { text: 'Train the people who answer', functionId: 'custom' },
  ],
  dedicated_assistance: [
    { text: 'Look after key accounts', functionId: 'sales.assisting_sales' },
    { text: 'Review results with each client', functionId: 'sales.job_specific' },
  ],
  self_service: [
    { text: 'Write and update help', functionId: 'rd.existing_product_updates' },
    { text: 'Improve the steps customers take alone', functionId: 'rd.existing_product_updates' },
  ],
  automated: [
    { text: 'Build and tune automatic service', functionId: 'rd.new_product_development' },
    { text: 'Watch where automatic service fails', functionId: 'sales.handling_problems' },
  ],
  community: [
    { text: 'Moderate the community', functionId: 'sales.handling_problems' },
    { text: 'Bring members together', functionId: 'mkt.events' },
  ],
  co_creation: [
    { text: 'Moderate what customers contribute', functionId: 'sales.handling_problems' },
    { text: 'Choose and publish contributions', functionId: 'mkt.product_development' },
    { text: 'Turn customers’ ideas into products', functionId: 'rd.new_product_development' },
  ],
}

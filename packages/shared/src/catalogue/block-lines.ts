/** What each block is, in one line. */
import type { BlockId } from '../blocks.ts'

export const BLOCK_LINES: Readonly<Record<BlockId, string>> = {
  key_partners: 'The suppliers and allies that make the model work.',
  key_activities: 'What we must do well.',
  key_resources: 'What we need to have.',
  value_propositions: 'The bundle that creates value for a segment.',
  customer_relationships: 'The tie each segment expects.',
  channels: 'How we reach customers and deliver to them.',
  customer_segments: 'The people and organisations we serve.',
  cost_structure: 'What it takes to run the model.',
  revenue_streams: 'What each segment pays for.',
}

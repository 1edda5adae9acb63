/** A canvas as a team might have it after an hour: a coffee roastery, for pictures. */
import type { ActivityCategoryId, BlockId, NoteColor } from '@ninefold/shared'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { rootMap } from '@ninefold/shared/document/layout'
import * as Y from 'yjs'

type Line = readonly [text: string, color?: NoteColor, category?: ActivityCategoryId]

const TITLE = 'Harbour Coffee Roasters'
const PURPOSE = 'Traceable coffee at its best, for people who care and offices that want to.'
const LEGEND: Readonly<Partial<Record<NoteColor, string>>> = {
  sand: 'Subscribers',
  sky: 'Offices',
  leaf: 'Both',
}

const NOTES: Readonly<Record<BlockId, readonly Line[]>> = {
  key_partners: [
    ['Three growers’ cooperatives in Huila and Sidama', 'leaf'],
    ['Parcel carrier with same-day pickup', 'sand'],
    ['Machine maintenance partner', 'sky'],
  ],
  key_activities: [
    ['Roast to order, twice a week', 'leaf', 'production'],
    ['Cup and choose each new crop', 'leaf', 'problem_solving'],
    ['Set up and tune office machines', 'sky', 'problem_solving'],
    ['Run the subscription portal', 'sand', 'platform_network'],
  ],
  key_resources: [
    ['15 kg roaster and cupping lab', 'leaf'],
    ['Two licensed Q graders', 'leaf'],
    ['Direct contracts with growers', 'leaf'],
  ],
  value_propositions: [
    ['A different single origin every month, roasted the day it ships', 'sand'],
    ['Office coffee that people come in for, at a fixed price per head', 'sky'],
    ['Price, farm and harvest printed on every bag', 'leaf'],
  ],
  customer_relationships: [
    ['Tasting notes from the roaster with each parcel', 'sand'],
    ['A named contact and a yearly tasting', 'sky'],
  ],
  channels: [
    ['Web shop with subscriptions', 'sand'],
    ['Saturday bar at the roastery', 'sand'],
    ['Referrals between office managers', 'sky'],
  ],
  customer_segments: [
    ['Home brewers who read the label', 'sand'],
    ['Offices of 20 to 200 people', 'sky'],
  ],
  cost_structure: [
    ['Green coffee, 38 % of revenue', 'leaf'],
    ['Roasting, packing and shipping', 'sand'],
    ['Machines on loan', 'sky'],
  ],
  revenue_streams: [
    ['Monthly subscription, paid ahead', 'sand'],
    ['Price per head and month', 'sky'],
    ['Tastings and courses', 'leaf'],
  ],
}

/** Fills an open canvas with it. */
export function fillWithExample(doc: Y.Doc): void {
  const origins = { setup: null, gesture: null }
  for (const [blockId, lines] of Object.entries(NOTES) as [BlockId, readonly Line[]][]) {
    const notes = lines.map(([text, color, category]) => ({
      text,
      ...(color && { color }),
      ...(category && { category }),
    }))
    addNotes(doc, { blockId }, notes, origins)
  }
  const meta = rootMap(doc, 'meta')
  write(meta.get('title'), TITLE)
  write(meta.get('purpose'), PURPOSE)
  const legend = meta.get('legend')
  for (const [color, meaning] of Object.entries(LEGEND))
    write(legend instanceof Y.Map ? legend.get(color) : null, meaning)
}

function write(text: unknown, words: string): void {
  if (!(text instanceof Y.Text)) throw new Error('the server seeds these texts')
  text.delete(0, text.length)
  text.insert(0, words)
}

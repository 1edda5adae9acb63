/** The coffee roastery with its links, as a team might have drawn them: most of the model holds together, not all. */
import { rootMap } from '@ninefold/shared/document/layout'
import { addLink } from '@ninefold/shared/document/edit-links'
import { changeNote } from '@ninefold/shared/document/edit-note-fields'
import { readNotes } from '@ninefold/shared/document/read'
import type { LinkKind } from '@ninefold/shared/links'
import type * as Y from 'yjs'
import { StockPeer } from '../sync/support/stock-peer.ts'
import { fillWithExample } from './example.ts'
import type { TestServer } from './server.ts'
import { expect, type Person } from './test.ts'

/** From, kind, to, each note by the beginning of its text; the strength where it is not 2. */
const LINKS: readonly (readonly [from: string, kind: LinkKind, to: string, strength?: number])[] = [
  ['A different', 'serves', 'Home brewers', 3],
  ['Office coffee', 'serves', 'Offices of', 3],
  ['Price, farm', 'serves', 'Home brewers'],
  ['Web shop', 'reaches', 'Home brewers'],
  ['Web shop', 'delivers', 'A different'],
  ['Referrals', 'reaches', 'Offices of'],
  ['Tasting notes', 'maintains', 'Home brewers'],
  ['A named contact', 'maintains', 'Offices of'],
  ['Monthly subscription', 'paid_by', 'Home brewers'],
  ['Monthly subscription', 'pays_for', 'A different'],
  ['Price per head', 'paid_by', 'Offices of'],
  ['Price per head', 'pays_for', 'Office coffee'],
  ['Roast to order', 'enables', 'A different', 3],
  ['Roast to order', 'enables', 'Office coffee'],
  ['Cup and choose', 'enables', 'A different', 1],
  ['Set up and tune', 'enables', 'Office coffee', 3],
  ['Run the subscription', 'supports', 'Web shop'],
  ['Run the subscription', 'supports', 'Monthly subscription'],
  ['Roast to order', 'requires', '15 kg roaster', 3],
  ['Cup and choose', 'requires', 'Two licensed'],
  ['Three growers', 'supplies', 'Direct contracts'],
  ['Machine maintenance', 'performs', 'Set up and tune'],
  ['Roast to order', 'depends_on', 'Cup and choose'],
  ['Roasting, packing', 'caused_by', 'Roast to order', 3],
  ['Green coffee', 'caused_by', 'Three growers'],
  ['Machines on loan', 'caused_by', 'Set up and tune'],
]

const EFFORTS: Readonly<Record<string, Parameters<typeof changeNote>[2]>> = {
  'Roast to order': { effortShare: 40, differentiation: 4, functionId: 'prod.process_selection' },
  'Cup and choose': { effortShare: 15, differentiation: 5, functionId: 'prod.product_selection_design' },
  'Set up and tune': {
    effortShare: 30,
    differentiation: 2,
    bottleneck: true,
    functionId: 'prod.maintenance',
  },
  'Run the subscription': { effortShare: 15, differentiation: 3, functionId: 'mkt.sales_support' },
  'Green coffee': { estimate: { amount: { minor: 4_200_000, currency: 'EUR' }, per: 'month' } },
  'Roasting, packing': { estimate: { amount: { minor: 1_800_000, currency: 'EUR' }, per: 'month' } },
  'Machines on loan': { estimate: { amount: { minor: 9_000_000, currency: 'EUR' }, per: 'year' } },
}

/** Fills a canvas of this owner, and waits until all of it is saved. */
export async function fillWithLinks(server: TestServer, owner: Person): Promise<void> {
  const peer = await new StockPeer(server, owner.canvas.id, owner).synced()
  fillWithExample(peer.doc)
  linkExample(peer.doc)
  await expect.poll(async () => (await owner.canvas.content()).links.length).toBe(LINKS.length)
  peer.destroy()
}

function linkExample(doc: Y.Doc): void {
  const notes = readNotes(doc)
  const id = (text: string): string => {
    const note = notes.find((one) => one.text.startsWith(text))
    if (!note) throw new Error(`no note begins with ${text}`)
    return note.id
  }
  doc.transact(() => {
    for (const [from, kind, to, strength] of LINKS)
      addLink(doc, { fromId: id(from), kind, toId: id(to), strength, createdBy: undefined }, null)
    for (const [text, change] of Object.entries(EFFORTS)) changeNote(doc, id(text), change, null)
  })
  if (rootMap(doc, 'links').size < LINKS.length) throw new Error('each link has an id of its own')
}

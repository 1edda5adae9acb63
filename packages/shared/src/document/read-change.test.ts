/** The checks after each change say what they say of the whole; and no document, however broken, makes them throw. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { BLOCK_IDS } from '../blocks.ts'
import { ACTIVITY_CATEGORY_IDS } from '../categories.ts'
import { checkContent, HealthCheck } from '../checks/check.ts'
import type { ContentChange } from '../checks/content-index.ts'
import type { Facts } from '../checks/facts.ts'
import { messageOf } from '../checks/messages/en.ts'
import { LINK_KINDS } from '../links.ts'
import {
  BUSINESS_TYPES,
  CERTAINTIES,
  IMPORTANCES,
  KPI_DIRECTIONS,
  KPI_KINDS,
  NOTE_STATUSES,
  PHASES,
  SOURCINGS,
} from '../model/values.ts'
import { addLink, removeLink } from './edit-links.ts'
import { changeNote } from './edit-note-fields.ts'
import { addNotes, deleteNotes, restoreNotes } from './edit-notes.ts'
import { addEntity, removeEntity } from './entities.ts'
import { rootMap, ROOT_NAMES } from './layout.ts'
import { moveNote } from './move-note.ts'
import { readChange } from './read-change.ts'
import { readContent } from './read-content.ts'
import { touchedEntities } from './touched.ts'

const TODAY = '2026-07-01'
const ORIGINS = { setup: null, gesture: null }
const FACTS: Facts = {
  createdAt: Date.parse('2025-01-01'),
  people: { u1: 'Mira' },
  readings: { k0: [{ day: '2026-01-01', value: 5 }] },
  triggers: [{ id: 't', at: Date.parse('2026-05-01'), text: 'A rival', handled: false }],
}

/** One edit of a document; what it works on is chosen among what is there. */
type Edit = (doc: Y.Doc) => void

const anyOf = <T>(all: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...all)
const place = fc.nat(30)
const at = (doc: Y.Doc, root: 'notes' | 'links', n: number): string => {
  const ids = [...rootMap(doc, root).keys()].sort()
  return ids[n % Math.max(1, ids.length)] ?? 'none'
}
const TEXTS = [
  'Factory',
  'Quality',
  'Knit tights',
  'Tights, knit',
  'File invoices',
  '',
  'Wissen teilen',
  'x '.repeat(50),
]

const adding = fc.record({ blockId: anyOf(BLOCK_IDS), text: anyOf(TEXTS) }).map(
  ({ blockId, text }): Edit =>
    (doc) =>
      void addNotes(doc, { blockId }, [{ text }], ORIGINS),
)
const deleting = place.map(
  (n): Edit =>
    (doc) =>
      void deleteNotes(doc, [at(doc, 'notes', n)], null),
)
const restoring = place.map(
  (n): Edit =>
    (doc) =>
      restoreNotes(doc, [at(doc, 'notes', n)], null),
)
const moving = fc.tuple(place, anyOf(BLOCK_IDS)).map(
  ([n, blockId]): Edit =>
    (doc) =>
      void moveNote(doc, at(doc, 'notes', n), { blockId }, null),
)
const linking = fc.tuple(place, anyOf(LINK_KINDS), place).map(
  ([from, kind, to]): Edit =>
    (doc) =>
      // Legal or not: two people who move and link at once make both.
      void addLink(
        doc,
        { fromId: at(doc, 'notes', from), kind, toId: at(doc, 'notes', to), createdBy: 'u1' },
        null,
      ),
)
const unlinking = place.map(
  (n): Edit =>
    (doc) =>
      void removeLink(doc, at(doc, 'links', n), null),
)

const fields = fc.record(
  {
    status: anyOf(NOTE_STATUSES),
    importance: anyOf(IMPORTANCES),
    certainty: anyOf(CERTAINTIES),
    ghost: fc.boolean(),
    text: anyOf(TEXTS),
    category: anyOf(ACTIVITY_CATEGORY_IDS),
    sourcing: anyOf(SOURCINGS),
    differentiation: fc.integer({ min: 1, max: 5 }),
    effortShare: fc.integer({ min: 0, max: 100 }),
    responsibleId: anyOf(['u1', 'Ada']),
    bottleneck: fc.boolean(),
    functionId: anyOf(['sales.clerical', 'rd.new_product_research', 'sales.handling_problems']),
    decisionAuthority: anyOf(['none', 'full'] as const),
    startsOn: fc.constant('2026-02-01'),
    endsOn: anyOf(['2026-01-01', '2026-03-01']),
    side: anyOf(['non_paying', 'paying'] as const),
    pricing: fc.constant('list' as const),
    estimate: fc
      .tuple(fc.integer(), anyOf(['EUR', 'JPY']), anyOf(['month', 'year'] as const))
      .map(([minor, currency, per]) => ({ amount: { minor, currency }, per })),
  },
  { requiredKeys: [] },
)
const changing = fc.tuple(place, fields).map(
  ([n, change]): Edit =>
    (doc) =>
      void changeNote(doc, at(doc, 'notes', n), change, null),
)

const beside = fc.oneof(
  fc.tuple(fc.nat(3), place, anyOf(KPI_KINDS), anyOf(KPI_DIRECTIONS)).map(
    ([k, n, kind, direction]): Edit =>
      (doc) =>
        void addEntity(
          doc,
          'kpis',
          { noteId: at(doc, 'notes', n), name: 'K', kind, direction },
          null,
          `k${k}`,
        ),
  ),
  fc.nat(3).map(
    (k): Edit =>
      (doc) =>
        void removeEntity(doc, 'kpis', `k${k}`, null),
  ),
  place.map(
    (n): Edit =>
      (doc) =>
        void addEntity(doc, 'risks', { noteId: at(doc, 'notes', n), cause: 'Fire' }, null),
  ),
  place.map(
    (n): Edit =>
      (doc) =>
        void addEntity(doc, 'procedures', { noteId: at(doc, 'notes', n) }, null),
  ),
  place.map(
    (n): Edit =>
      (doc) =>
        void addEntity(doc, 'experiments', { hypothesis: 'H', noteIds: [at(doc, 'notes', n)] }, null),
  ),
  fc.tuple(place, anyOf(['HC-02', 'HC-09', 'HC-30'])).map(
    ([n, ruleId]): Edit =>
      (doc) =>
        void addEntity(doc, 'waivers', { ruleId, subjectId: at(doc, 'notes', n), reason: 'Later' }, null),
  ),
  fc
    .tuple(anyOf(PHASES), anyOf(BUSINESS_TYPES), anyOf(['de', 'en-GB', 'fr']))
    .map(([phase, businessType, locale]): Edit => (doc) => {
      const meta = rootMap(doc, 'meta')
      for (const [name, value] of Object.entries({ phase, businessType, locale })) meta.set(name, value)
    }),
)

/** What no client of ours writes, and an older, newer or hostile one may. */
const garbage = fc
  .tuple(
    anyOf(ROOT_NAMES),
    place,
    anyOf([
      'blockId',
      'text',
      'status',
      'fromId',
      'noteId',
      'phase',
      'effortShare',
      'estimate_amount',
      'a b',
    ]),
    fc.oneof(fc.jsonValue(), anyOf([NaN, Infinity, -0])),
  )
  .map(([root, n, key, value]): Edit => (doc) => {
    const map = rootMap(doc, root)
    const inside: unknown = map.get([...map.keys()].sort()[n % Math.max(1, map.size)] ?? 'new')
    if (inside instanceof Y.Map) inside.set(key, value)
    else map.set(key, root === 'meta' || n % 2 === 0 ? value : new Y.Map([[key, value]]))
  })

const edit = fc.oneof(
  { weight: 6, arbitrary: adding },
  { weight: 5, arbitrary: linking },
  { weight: 5, arbitrary: changing },
  { weight: 2, arbitrary: moving },
  { weight: 2, arbitrary: beside },
  deleting,
  restoring,
  unlinking,
  garbage,
)

/** Makes the edits in one document, and hands each change on as it comes. */
function follow(doc: Y.Doc, take: (change: ContentChange) => void): void {
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    const touched = touchedEntities(transaction)
    if (touched.length > 0) take(readChange(doc, touched))
  })
}

describe('health after each change', () => {
  const equalsWhole = (edits: readonly Edit[], take: (check: HealthCheck, change: ContentChange) => void) => {
    const doc = new Y.Doc()
    const check = new HealthCheck(readContent(doc), FACTS, TODAY)
    follow(doc, (change) => take(check, change))
    for (const one of edits) {
      one(doc)
      const whole = checkContent(readContent(doc), FACTS, TODAY)
      expect(check.health()).toEqual(whole)
      whole.findings.forEach(messageOf)
    }
  }

  it('equals health from scratch, whatever was edited, and never throws', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 20, maxLength: 50 }), (edits) =>
        equalsWhole(edits, (check, change) => check.change(change)),
      ),
      { numRuns: 30 },
    )
  })

  it.each(['links', 'notes', 'kpis', 'waivers', 'meta'] as const)(
    'would differ if changes of %s were missed',
    (missed) => {
      const { failed } = fc.check(
        fc.property(fc.array(edit, { minLength: 40, maxLength: 40 }), (edits) =>
          equalsWhole(edits, (check, { [missed]: _, ...change }) => check.change(change)),
        ),
        { numRuns: 100, endOnFailure: true },
      )
      expect(failed).toBe(true)
    },
  )
})

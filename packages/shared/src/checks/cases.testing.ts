/** For each rule a canvas on which it fires, with what it says and of what, and one on which it looks and is content. */
import type { Note } from '../content.ts'
import type { Facts } from './facts.ts'
import type { RuleId } from './messages/params.ts'
import type { Small } from './testing.ts'

export const TODAY = '2026-07-01'
const NOW = Date.parse(TODAY)
const ago = (days: number): number => NOW - days * 86_400_000
const dayAgo = (days: number): string => new Date(ago(days)).toISOString().slice(0, 10)

export interface Case {
  readonly fires: Small & { readonly facts?: Facts }
  readonly says: string
  /** The subjects of the one finding. */
  readonly at: readonly string[]
  readonly silent: Small & { readonly facts?: Facts }
}

const ESSENTIAL = { importance: 'essential' } as const
const knit = (fields: Partial<Note> = {}): Partial<Note> => ({ text: 'Knit tights', ...fields })
const many = (count: number, fields: (i: number) => Partial<Note>): Record<string, Partial<Note>> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`KA${i + 1}`, fields(i)]))
const steps = [{ id: 's1', rank: 'a0', text: 'Thread the needles' }]

/** Two readings of `kpi1`, the later last. */
const readings = (...values: number[]): Facts => ({
  readings: {
    kpi1: values.map((value, i) => ({ day: dayAgo(values.length - i), value })),
  },
})

export const CASES: Readonly<Record<RuleId, Case>> = {
  'HC-01': {
    fires: {
      notes: {
        CS1: 'Schools',
        VP1: 'Books',
        CH1: 'Shop',
        RS1: 'Sales',
        KA1: 'Grade',
        KR1: 'x',
        CR1: 'y',
        KP1: 'z',
      },
    },
    says: 'Cost Structure is still empty. Start with: What are the largest costs in this model?',
    at: ['cost_structure'],
    silent: {
      notes: { CS1: 'a', VP1: 'b', CH1: 'c', RS1: 'd', KA1: 'e', KR1: 'f', CR1: 'g', KP1: 'h', CO1: 'i' },
    },
  },
  'HC-02': {
    fires: { notes: { CS1: 'Schools', CS2: 'Shops', VP1: 'Class sets' }, links: ['VP1 serves CS2'] },
    says: 'Nothing is offered to Schools yet. Which proposition is for them?',
    at: ['CS1'],
    silent: { notes: { CS1: 'Schools', VP1: 'Class sets' }, links: ['VP1 serves CS1'] },
  },
  'HC-03': {
    fires: { notes: { CS1: 'Schools', VP1: 'Class sets', VP2: 'Cash' }, links: ['VP2 serves CS1'] },
    says: 'Who is Class sets for?',
    at: ['VP1'],
    silent: { notes: { CS1: 'Schools', VP1: 'Class sets' }, links: ['VP1 serves CS1'] },
  },
  'HC-04': {
    fires: { notes: { CS1: 'Schools', CH1: 'Catalogue' } },
    says: 'No channel reaches Schools.',
    at: ['CS1'],
    silent: { notes: { CS1: 'Schools', CH1: 'Catalogue' }, links: ['CH1 reaches CS1'] },
  },
  'HC-05': {
    fires: { notes: { CS1: 'Schools', CR1: 'Named contact' } },
    says: 'No relationship is planned with Schools.',
    at: ['CS1'],
    silent: { notes: { CS1: 'Schools', CR1: 'Named contact' }, links: ['CR1 maintains CS1'] },
  },
  'HC-06': {
    fires: { notes: { RS1: 'School orders', CS1: 'Schools' }, links: ['RS1 paid_by CS1'] },
    says: 'School orders: say who pays and what for.',
    at: ['RS1'],
    silent: {
      notes: { RS1: 'School orders', CS1: 'Schools', VP1: 'Class sets' },
      links: ['RS1 paid_by CS1', 'RS1 pays_for VP1'],
    },
  },
  'HC-07': {
    fires: { notes: { CS1: 'Schools', CS2: { side: 'non_paying' }, RS1: 'School orders' } },
    says: 'Schools pays for nothing. Add revenue or mark as a non-paying side.',
    at: ['CS1'],
    silent: { notes: { CS1: 'Schools', RS1: 'School orders' }, links: ['RS1 paid_by CS1'] },
  },
  'HC-08': {
    fires: { notes: { VP1: 'Class sets', KA1: 'Grade books' } },
    says: 'No activity makes Class sets possible.',
    at: ['VP1'],
    silent: { notes: { VP1: 'Class sets', KA1: 'Grade books' }, links: ['KA1 enables VP1'] },
  },
  'HC-09': {
    fires: { notes: { VP1: 'Class sets', KA1: 'Grade books' } },
    says: 'Grade books supports nothing on the canvas. Link it, or is it really key?',
    at: ['KA1'],
    silent: {
      notes: { VP1: 'Class sets', CH1: 'Shop', KA1: 'Grade books' },
      links: ['KA1 supports CH1'],
    },
  },
  'HC-10': {
    fires: {
      notes: {
        KR1: 'Stock',
        KA1: { text: 'Run the shop', category: 'platform_network' },
        KA2: { sourcing: 'outsourced' },
      },
    },
    says: 'What does Run the shop run on? A platform is a resource of its own: link it.',
    at: ['KA1'],
    silent: { notes: { KR1: 'Stock', KA1: 'Grade books' }, links: ['KA1 requires KR1'] },
  },
  'HC-11': {
    fires: { notes: { KA1: knit({ sourcing: 'outsourced' }), KP1: 'Mill' } },
    says: 'Knit tights is outsourced. To whom?',
    at: ['KA1'],
    silent: { notes: { KA1: knit({ sourcing: 'outsourced' }), KP1: 'Mill' }, links: ['KP1 performs KA1'] },
  },
  'HC-12': {
    fires: { notes: { KA1: knit({ ...ESSENTIAL, differentiation: 4, sourcing: 'outsourced' }) } },
    says: 'Knit tights sets you apart, yet it is outsourced.',
    at: ['KA1'],
    silent: { notes: { KA1: knit({ ...ESSENTIAL, differentiation: 4, sourcing: 'mixed' }) } },
  },
  'HC-13': {
    fires: { notes: many(5, () => ({ sourcing: 'in_house' })) },
    says: 'Everything is done in-house. Which activity could a partner do better?',
    at: [],
    silent: { notes: many(5, (i) => ({ sourcing: i === 0 ? 'mixed' : 'in_house' })) },
  },
  'HC-14': {
    fires: { notes: many(8, () => ESSENTIAL) },
    says: '8 key activities. Only the truly essential belong here; prune or park.',
    at: [],
    silent: { notes: many(9, (i) => (i < 7 ? ESSENTIAL : {})) },
  },
  'HC-15': {
    fires: { notes: many(4, () => ESSENTIAL) },
    says: 'Essential and nice-to-have are not told apart yet.',
    at: [],
    silent: { notes: many(4, (i) => (i < 2 ? ESSENTIAL : {})) },
  },
  'HC-16': {
    fires: {
      notes: { KA1: knit({ ...ESSENTIAL, differentiation: 5, effortShare: 10 }), KA2: { effortShare: 90 } },
    },
    says: 'Knit tights is core but gets only 10 % of the effort.',
    at: ['KA1'],
    silent: {
      notes: { KA1: knit({ ...ESSENTIAL, differentiation: 5, effortShare: 25 }), KA2: { effortShare: 75 } },
    },
  },
  'HC-17': {
    fires: {
      notes: { KA1: 'Knit', KA2: 'Dye', KA3: 'Pack' },
      links: ['KA2 depends_on KA1', 'KA1 depends_on KA2', 'KA3 depends_on KA1'],
    },
    says: 'Knit → Dye → Knit wait for each other.',
    at: ['KA1', 'KA2'],
    silent: {
      notes: { KA1: 'Knit', KA2: 'Dye', KA3: 'Pack' },
      links: ['KA2 depends_on KA1', 'KA3 depends_on KA2', 'KA3 depends_on KA1'],
    },
  },
  'HC-18': {
    fires: { notes: many(4, (i) => (i < 3 ? { category: 'production' } : {})) },
    says: '1 activity has no category.',
    at: [],
    silent: { notes: many(5, (i) => (i < 4 ? { category: 'production' } : {})) },
  },
  'HC-19': {
    fires: {
      notes: { KA1: knit({ responsibleId: 'Ada' }), KA2: '2', KA3: '3', KA4: '4' },
      links: ['KA2 depends_on KA1', 'KA3 depends_on KA1', 'KA4 depends_on KA1'],
    },
    says: '3 activities wait for Knit tights, and it has no owner or no stand-in.',
    at: ['KA1'],
    silent: {
      notes: {
        KA1: knit({
          bottleneck: true,
          responsibleId: 'Ada',
          contributors: [{ id: 'c1', rank: 'a0', who: 'Tomas' }],
        }),
      },
    },
  },
  'HC-20': {
    fires: { meta: { phase: 'shaping' }, notes: { KA1: knit({ ...ESSENTIAL, category: 'production' }) } },
    says: 'Knit tights is essential but not measured. Suggested: Cost per unit',
    at: ['KA1'],
    silent: { notes: { KA1: knit(ESSENTIAL) }, kpis: [{ noteId: 'KA1' }] },
  },
  'HC-21': {
    fires: { notes: { KA1: knit({ category: 'platform_network' }) }, kpis: [{ noteId: 'KA1' }] },
    says: 'For platform or network a measure of engagement is usual.',
    at: ['KA1'],
    silent: { notes: { KA1: knit({ category: 'production' }) }, kpis: [{ noteId: 'KA1' }] },
  },
  'HC-22': {
    fires: {
      notes: { KA1: 'Knit' },
      kpis: [{ noteId: 'KA1' }],
      facts: { readings: { kpi1: [{ day: dayAgo(46), value: 1 }] } },
    },
    says: 'Cost per pair was last read 46 days ago.',
    at: ['kpi1'],
    silent: {
      notes: { KA1: 'Knit' },
      kpis: [{ noteId: 'KA1' }],
      facts: { readings: { kpi1: [{ day: dayAgo(45), value: 1 }] } },
    },
  },
  'HC-23': {
    fires: {
      notes: { KA1: 'Knit' },
      kpis: [{ noteId: 'KA1', target: 10, unit: 'EUR' }],
      facts: readings(12, 11.5),
    },
    says: 'Cost per pair has missed its target twice: 11.5 EUR against 10.',
    at: ['kpi1'],
    silent: { notes: { KA1: 'Knit' }, kpis: [{ noteId: 'KA1', target: 10 }], facts: readings(12, 11) },
  },
  'HC-24': {
    fires: { notes: {}, facts: { createdAt: ago(92) } },
    says: 'Review is due: none in 92 days.',
    at: [],
    silent: { meta: { lastReviewAt: ago(91) }, notes: {}, facts: { createdAt: ago(400) } },
  },
  'HC-25': {
    fires: { notes: { CO1: 'Yarn', KA1: 'Knit' } },
    says: 'What causes Yarn?',
    at: ['CO1'],
    silent: { notes: { CO1: 'Yarn', KA1: 'Knit' }, links: ['CO1 caused_by KA1'] },
  },
  'HC-26': {
    fires: { notes: { CO1: 'Yarn', KA1: knit(ESSENTIAL) } },
    says: 'Knit tights has no cost behind it. Free, or forgotten?',
    at: ['KA1'],
    silent: {
      notes: { CO1: 'Yarn', KA1: knit(ESSENTIAL), KR1: 'Machines' },
      links: ['CO1 caused_by KR1', 'KA1 requires KR1'],
    },
  },
  'HC-27': {
    fires: { notes: { KR1: 'Patent', KA1: 'Knit' } },
    says: 'No activity uses Patent.',
    at: ['KR1'],
    silent: { notes: { KR1: 'Patent', KA1: 'Knit', VP1: 'Lasts' }, links: ['KR1 supports VP1'] },
  },
  'HC-28': {
    fires: { notes: { KP1: 'Design school', KR1: 'Patent' } },
    says: 'What does Design school do for the model?',
    at: ['KP1'],
    silent: { notes: { KP1: 'Design school', KR1: 'Patent' }, links: ['KP1 supplies KR1'] },
  },
  'HC-29': {
    fires: { meta: { businessType: 'ecommerce' }, notes: many(3, () => ({ category: 'problem_solving' })) },
    says: 'E-commerce normally has a production activity.',
    at: [],
    silent: {
      meta: { businessType: 'ecommerce' },
      notes: many(3, (i) => ({ category: i === 0 ? 'production' : 'problem_solving' })),
    },
  },
  'HC-30': {
    fires: { meta: { locale: 'de' }, notes: { VP1: 'Qualität!', VP2: 'Hält länger' } },
    says: 'Make Qualität! concrete: what, for whom?',
    at: ['VP1'],
    silent: { meta: { locale: 'en' }, notes: { VP1: 'Quality of sleep' } },
  },
  'HC-31': {
    fires: {
      notes: { VP1: 'Class sets in one order', VP2: 'One order, class sets', CS1: 'Class sets in one order' },
    },
    says: 'Class sets in one order and One order, class sets look alike. Merge?',
    at: ['VP1', 'VP2'],
    silent: { notes: { VP1: 'Class sets in one order', VP2: 'Whole class sets in time' } },
  },
  'HC-32': {
    fires: { meta: { locale: 'en' }, notes: { KA1: 'Factory', KA2: 'Run the factory' } },
    says: 'Factory sounds like a resource. Move to Key Resources?',
    at: ['KA1'],
    silent: { notes: { KA1: 'Fabrik betreiben', KA2: 'Run the factory' } },
  },
  'HC-33': {
    fires: { meta: { phase: 'committed' }, notes: { KA1: knit(ESSENTIAL) } },
    says: 'Knit tights is critical but its steps are not written down.',
    at: ['KA1'],
    silent: {
      meta: { phase: 'committed' },
      notes: { KA1: knit(ESSENTIAL) },
      procedures: [{ id: 'p1', noteId: 'KA1', steps, lastCheckedAt: dayAgo(365) }],
    },
  },
  'HC-34': {
    fires: { notes: { KA1: knit({ functionId: 'sales.clerical' }) } },
    says: 'Knit tights: administration is rarely a key activity. Mark as supporting?',
    at: ['KA1'],
    silent: {
      notes: { KA1: knit({ functionId: 'sales.clerical' }), VP1: 'Lasts' },
      links: ['KA1 enables VP1'],
    },
  },
  'HC-35': {
    fires: {
      notes: {
        RS1: { estimate: { amount: { minor: 100_000, currency: 'EUR' }, per: 'month' } },
        CO1: { estimate: { amount: { minor: 1_300_000, currency: 'EUR' }, per: 'year' } },
      },
    },
    says: 'Estimated cost exceeds revenue by EUR\u00a01,000.00 per year.',
    at: [],
    silent: {
      notes: {
        RS1: { estimate: { amount: { minor: 100_000, currency: 'EUR' }, per: 'month' } },
        CO1: { estimate: { amount: { minor: 1_200_000, currency: 'EUR' }, per: 'year' } },
      },
    },
  },
  'HC-36': {
    fires: {
      notes: {},
      facts: { createdAt: ago(400), activityChanges: { lastAt: ago(183), elsewhereSince: 5 } },
    },
    says: 'The model moved, the activities did not. Do they still fit?',
    at: [],
    silent: {
      notes: {},
      facts: { createdAt: ago(400), activityChanges: { lastAt: ago(182), elsewhereSince: 5 } },
    },
  },
  'HC-37': {
    fires: {
      meta: { phase: 'shaping' },
      notes: { VP1: { text: 'Lasts', ...ESSENTIAL, certainty: 'assumption' } },
      facts: { notes: { VP1: { createdAt: ago(61) } } },
    },
    says: 'Lasts rests on an untested assumption for 61 days.',
    at: ['VP1'],
    silent: {
      meta: { phase: 'shaping' },
      notes: { VP1: { text: 'Lasts', ...ESSENTIAL, certainty: 'assumption' } },
      experiments: [{ id: 'e1', noteIds: ['VP1'], hypothesis: 'It lasts', result: 'open' }],
      facts: { notes: { VP1: { createdAt: ago(61) } } },
    },
  },
  'HC-38': {
    fires: {
      notes: { VP1: 'Cheap', VP2: 'Best' },
      links: ['VP1 contradicts VP2'],
      facts: {
        threads: [{ id: 't1', createdAt: ago(8), open: true }],
        links: { 'VP1-contradicts-VP2': { createdAt: ago(8) } },
      },
    },
    says: '2 review remarks wait for an answer.',
    at: [],
    silent: {
      notes: {},
      facts: {
        threads: [
          { id: 't1', createdAt: ago(8), open: false },
          { id: 't2', createdAt: ago(7), open: true },
        ],
      },
    },
  },
  'HC-39': {
    fires: {
      notes: many(4, (i) => ({ ...ESSENTIAL, responsibleId: i < 2 ? 'u1' : `u${i}` })),
      facts: { people: { u1: 'Mira' } },
    },
    says: 'Mira carries 2 of 4 essential activities.',
    at: ['KA1', 'KA2'],
    silent: { notes: many(5, (i) => ({ ...ESSENTIAL, responsibleId: i < 2 ? 'u1' : `u${i}` })) },
  },
  'HC-40': {
    fires: {
      notes: { KA1: knit(ESSENTIAL), VP1: { importance: 'nice_to_have' }, VP2: ESSENTIAL },
      links: ['KA1 enables VP1'],
    },
    says: 'Knit tights is essential only for something nice-to-have. Minimum product?',
    at: ['KA1'],
    silent: {
      notes: { KA1: knit(ESSENTIAL), VP1: { importance: 'nice_to_have' }, VP2: ESSENTIAL },
      links: ['KA1 enables VP1', 'KA1 enables VP2'],
    },
  },
  'HC-41': {
    fires: { notes: { VP1: 'Class sets' } },
    says: 'Which pain does Class sets relieve, or which gain does it create?',
    at: ['VP1'],
    silent: { notes: { VP1: { gains: ['One order for all'] } } },
  },
  'HC-42': {
    fires: {
      notes: { VP1: 'Lasts longer', KA1: { functionId: 'rd.new_product_development' } },
      links: ['KA1 enables VP1'],
    },
    says: 'What form does Lasts longer take? Its design depends on it.',
    at: ['VP1'],
    silent: {
      notes: { VP1: { form: 'A double knit' }, KA1: 'Design the knit' },
      links: ['KA1 enables VP1'],
    },
  },
  'HC-43': {
    fires: { notes: { VP1: 'Lasts', CH1: 'Shop', KA1: 'Run the shop' }, links: ['KA1 supports CH1'] },
    says: 'Run the shop only supports. Which proposition does it make possible?',
    at: ['KA1'],
    silent: { notes: { VP1: 'Lasts', KA1: 'Knit' }, links: ['KA1 enables VP1'] },
  },
  'HC-44': {
    fires: { notes: { KA1: knit({ functionId: 'rd.new_product_research', research: { demand: '900' } }) } },
    says: 'The research for Knit tights leaves 3 questions open.',
    at: ['KA1'],
    silent: {
      notes: { KA1: knit({ research: { design: 'a', cost: 'b', timeToVolume: 'c', demand: 'd' } }) },
    },
  },
  'HC-45': {
    fires: {
      notes: {
        KA1: knit({ valueAnalysis: [{ id: 'f1', rank: 'a0', feature: 'Gold thread', worth: 2, cost: 3 }] }),
      },
    },
    says: 'Gold thread costs more than it is worth to customers. Drop it from Knit tights?',
    at: ['KA1'],
    silent: {
      notes: {
        KA1: knit({ valueAnalysis: [{ id: 'f1', rank: 'a0', feature: 'Gold thread', worth: 3, cost: 3 }] }),
      },
    },
  },
  'HC-46': {
    fires: {
      notes: {
        KA1: knit({ capacity: { perPeriod: 99, fixedCost: 1000, unitPrice: 20, unitVariableCost: 10 } }),
      },
    },
    says: 'Knit tights stays below break-even even at full capacity. Check price, cost or capacity.',
    at: ['KA1'],
    silent: {
      notes: {
        KA1: knit({
          capacity: { perPeriod: 100, demand: 100, fixedCost: 1000, unitPrice: 20, unitVariableCost: 10 },
        }),
      },
    },
  },
  'HC-47': {
    fires: { notes: { KA1: knit({ startsOn: '2026-03-02', endsOn: '2026-03-01' }) } },
    says: 'Knit tights ends before it starts.',
    at: ['KA1'],
    silent: { notes: { KA1: knit({ startsOn: '2026-03-01', endsOn: '2026-03-01' }) } },
  },
  'HC-48': {
    fires: {
      notes: { KA1: 'Knit' },
      kpis: [{ noteId: 'KA1' }, { noteId: 'KA1', name: 'Faulty pairs', kind: 'quality' }],
      facts: {
        readings: {
          kpi1: [
            { day: dayAgo(30), value: 10 },
            { day: dayAgo(1), value: 8 },
          ],
          kpi2: [
            { day: dayAgo(30), value: 2 },
            { day: dayAgo(1), value: 3 },
          ],
        },
      },
    },
    says: 'Knit: Cost per pair gets better while Faulty pairs gets worse. Is that the price?',
    at: ['KA1'],
    silent: {
      notes: { KA1: 'Knit' },
      kpis: [{ noteId: 'KA1' }, { noteId: 'KA1', name: 'Faulty pairs', kind: 'quality' }],
      facts: {
        readings: {
          kpi1: [
            { day: dayAgo(30), value: 10 },
            { day: dayAgo(1), value: 8 },
          ],
          kpi2: [
            { day: dayAgo(30), value: 3 },
            { day: dayAgo(1), value: 2 },
          ],
        },
      },
    },
  },
  'HC-49': {
    fires: { notes: { KR1: { text: 'Machines', upkeepEvery: 'monthly', lastUpkeepAt: dayAgo(31) } } },
    says: 'Upkeep of Machines is 1 day overdue.',
    at: ['KR1'],
    silent: { notes: { KR1: { text: 'Machines', upkeepEvery: 'monthly', lastUpkeepAt: dayAgo(30) } } },
  },
  'HC-50': {
    fires: {
      notes: {},
      facts: { verdicts: [{ blockId: 'channels', approvedAt: ago(3), editedAt: ago(2) }] },
    },
    says: 'Channels was edited since it was approved.',
    at: ['channels'],
    silent: {
      notes: {},
      facts: { verdicts: [{ blockId: 'channels', approvedAt: ago(3), editedAt: ago(4) }] },
    },
  },
  'HC-51': {
    fires: { notes: { RS1: 'School orders' } },
    says: 'How is the price of School orders set?',
    at: ['RS1'],
    silent: { notes: { RS1: { pricing: 'volume' } } },
  },
  'HC-52': {
    fires: { notes: { CH1: { phases: ['awareness', 'evaluation', 'purchase'] } } },
    says: 'No channel covers delivery and after sales.',
    at: ['channels'],
    silent: {
      notes: {
        CH1: { phases: ['awareness', 'evaluation', 'purchase'] },
        CH2: { phases: ['delivery', 'after_sales'] },
      },
    },
  },
  'HC-53': {
    fires: { notes: { CR1: { text: 'Reminders', purpose: ['keep'] }, KA1: 'Knit' } },
    says: 'Reminders is to keep customers. Which activity does it?',
    at: ['CR1'],
    silent: {
      notes: { CR1: { text: 'Reminders', purpose: ['keep'] }, KA1: 'Write to customers' },
      links: ['KA1 supports CR1'],
    },
  },
  'HC-54': {
    fires: {
      notes: {
        KA1: {
          text: 'Handle complaints',
          ...ESSENTIAL,
          functionId: 'sales.handling_problems',
          decisionAuthority: 'route',
        },
      },
    },
    says: 'Those who do Handle complaints may not decide anything themselves. Could they?',
    at: ['KA1'],
    silent: {
      notes: {
        KA1: { ...ESSENTIAL, functionId: 'sales.handling_problems', decisionAuthority: 'limited' },
      },
    },
  },
  'HC-55': {
    fires: { notes: many(3, () => ({ text: 'Solve it', category: 'problem_solving' })) },
    says: 'Mostly problem solving, and no activity keeps knowledge or trains people.',
    at: [],
    silent: {
      notes: many(3, (i) => ({
        text: i === 0 ? 'Mitarbeiter schulen' : 'Solve it',
        category: 'problem_solving',
      })),
    },
  },
  'HC-56': {
    fires: { notes: { KA1: knit() }, risks: [{ noteId: 'KA1' }] },
    says: 'Knit tights has no plan for a high risk: The mill burns down',
    at: ['risk1'],
    silent: { notes: { KA1: knit() }, risks: [{ noteId: 'KA1', contingency: 'A second mill' }] },
  },
  'HC-57': {
    fires: {
      notes: {
        KA1: knit({
          ...ESSENTIAL,
          contributors: [
            { id: 'c1', rank: 'a0', who: 'Ada', team: 'prod' },
            { id: 'c2', rank: 'a1', who: 'Tomas', team: 'prod' },
          ],
        }),
      },
    },
    says: 'Everybody on Knit tights comes from one function. Who else should have a say?',
    at: ['KA1'],
    silent: {
      notes: {
        KA1: knit({
          ...ESSENTIAL,
          contributors: [
            { id: 'c1', rank: 'a0', who: 'Ada', team: 'prod' },
            { id: 'c2', rank: 'a1', who: 'Tomas', team: 'mkt' },
          ],
        }),
      },
    },
  },
  'HC-58': {
    fires: { notes: { KA1: knit({ repetitive: true, automation: 'manual', effortShare: 15 }) } },
    says: 'Knit tights repeats by hand for 15 % of the effort. Automate?',
    at: ['KA1'],
    silent: { notes: { KA1: knit({ repetitive: true, automation: 'partly', effortShare: 15 }) } },
  },
}

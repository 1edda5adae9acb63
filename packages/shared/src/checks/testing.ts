/** Canvases for the tests of the checks, in few words: notes by keys whose letters say the block, links as "KA1 enables VP1". */
import { BLOCKS, BLOCKS_IN_GUIDED_ORDER, type BlockId } from '../blocks.ts'
import { FORMAT_VERSION, type CanvasContent, type CanvasMeta, type Link, type Note } from '../content.ts'
import type { Experiment, Kpi, Procedure, Risk, Waiver } from '../content.ts'
import type { LinkKind } from '../links.ts'

export interface Small {
  readonly meta?: Partial<CanvasMeta>
  /** Text alone, or fields. */
  readonly notes: Readonly<Record<string, string | Partial<Note>>>
  readonly links?: readonly string[]
  readonly kpis?: readonly (Partial<Kpi> & { readonly noteId: string })[]
  readonly procedures?: readonly Procedure[]
  readonly risks?: readonly (Partial<Risk> & { readonly noteId: string })[]
  readonly experiments?: readonly Experiment[]
  readonly waivers?: readonly (Partial<Waiver> & Pick<Waiver, 'ruleId' | 'subjectId'>)[]
}

const BY_CODE = new Map<string, BlockId>(BLOCKS.map(({ code, id }) => [code, id]))

export const EMPTY_META: CanvasMeta = {
  title: '',
  purpose: '',
  legend: {},
  businessType: null,
  perspective: 'as_is',
  phase: 'exploring',
  reviewCadence: 'quarterly',
}

export function smallNote(id: string, fields: string | Partial<Note>): Note {
  const blockId = BY_CODE.get(id.slice(0, 2))
  if (!blockId) throw new Error(`${id} names no block`)
  return {
    text: typeof fields === 'string' ? fields : id,
    detail: '',
    color: 'sand',
    groupId: null,
    status: 'idea',
    importance: 'undecided',
    inMvp: false,
    ghost: false,
    category: null,
    ...(typeof fields !== 'string' && fields),
    id,
    blockId,
    rank: `a${id.slice(2)}`,
  }
}

export function smallLink(words: string): Link {
  const [fromId = '', kind = '', toId = ''] = words.split(' ')
  return { id: words.replaceAll(' ', '-'), fromId, kind: kind as LinkKind, toId, strength: 2 }
}

export function smallCanvas(small: Small): CanvasContent {
  return {
    formatVersion: FORMAT_VERSION,
    meta: { ...EMPTY_META, ...small.meta },
    blocks: Object.fromEntries(
      BLOCKS_IN_GUIDED_ORDER.map(({ id, softLimit }) => [id, { softLimit }]),
    ) as CanvasContent['blocks'],
    groups: [],
    notes: Object.entries(small.notes).map(([id, fields]) => smallNote(id, fields)),
    links: (small.links ?? []).map(smallLink),
    kpis: (small.kpis ?? []).map((kpi, i) => ({
      ...{ id: `kpi${i + 1}`, name: 'Cost per pair', kind: 'efficiency', direction: 'lower_better' },
      ...{ warnPct: 10, cadence: 'monthly' },
      ...kpi,
    })),
    procedures: small.procedures ?? [],
    risks: (small.risks ?? []).map((risk, i) => ({
      ...{ id: `risk${i + 1}`, cause: 'The mill burns down', likelihood: 3, impact: 5, contingency: '' },
      ...risk,
    })),
    experiments: small.experiments ?? [],
    signals: [],
    waivers: (small.waivers ?? []).map((waiver, i) => ({
      ...{ id: `waiver${i + 1}`, reason: 'Added next week', subjectHash: '', until: 'next_review' },
      ...waiver,
    })),
  }
}

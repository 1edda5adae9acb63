import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { exampleContent, templateGhosts } from '../catalogue/content.ts'
import { TEACHING_CANVAS, EXAMPLES } from '../catalogue/examples/examples.ts'
import { TEMPLATES } from '../catalogue/templates/templates.ts'
import type { CanvasContent } from '../content.ts'
import { readContent } from './read-content.ts'
import { acceptsEntry, acceptsField } from './schema.ts'
import { seedCanvas } from './seed.ts'
import { writeContent } from './write-content.ts'

const CANVASES = [
  ...[...EXAMPLES, TEACHING_CANVAS].map(({ key }) => ({ key, content: exampleContent(key) })),
  ...TEMPLATES.map(({ key, businessType }) => ({ key, content: templateGhosts(businessType) })),
]

function documentOf(content: CanvasContent): Y.Doc {
  const doc = new Y.Doc()
  const { title, purpose } = content.meta
  seedCanvas(doc, { title, purpose }, null)
  writeContent(doc, content, 'user1')
  return doc
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1)

/** As it is read back: links by whoever started the canvas, entities by id. */
function expected(content: CanvasContent): CanvasContent {
  return {
    ...content,
    links: content.links.map((link) => ({ ...link, createdBy: 'user1' })).sort(byId),
    kpis: [...content.kpis].sort(byId),
  }
}

describe('content written into a fresh document', () => {
  it.each(CANVASES)('reads as what was written: $key', ({ content }) => {
    expect(content && readContent(documentOf(content))).toEqual(content && expected(content))
  })

  it('keeps a legend, limits of blocks and everything beside the notes', () => {
    const base = exampleContent('hosiery') as CanvasContent
    const content: CanvasContent = {
      ...base,
      meta: {
        ...base.meta,
        legend: { sky: 'Trade' },
        phase: 'shaping',
        terms: [{ id: 't1', rank: 'a0', term: 'Pair', meaning: 'Two' }],
      },
      blocks: { ...base.blocks, channels: { softLimit: 3, ownerId: 'user2' } },
      groups: [{ id: 'g1', blockId: 'channels', title: 'Ours', rank: '', color: 'stone' }],
      procedures: [
        {
          id: 'p1',
          noteId: 'KA1',
          steps: [{ id: 's1', rank: 'a0', text: 'Thread the needles', minutes: 3 }],
        },
      ],
      risks: [
        { id: 'r1', noteId: 'KA1', cause: 'A machine stands', likelihood: 2, impact: 5, contingency: '' },
      ],
    }
    expect(readContent(documentOf(content))).toEqual(expected(content))
  })

  it('is what the server lets in', () => {
    for (const { content } of CANVASES) {
      if (!content) continue
      const doc = documentOf(content)
      for (const [name, value] of doc.getMap('meta'))
        expect([name, acceptsField('meta', name, value)]).toEqual([name, true])
      for (const root of ['notes', 'links', 'kpis'] as const)
        for (const [id, value] of doc.getMap(root))
          expect([id, acceptsEntry(root, id, value)]).toEqual([id, true])
    }
  })

  it('leaves out what nobody decided', () => {
    const doc = documentOf(exampleContent('hosiery') as CanvasContent)
    const note = doc.getMap('notes').get('KA1') as Y.Map<unknown>
    expect([note.has('status'), note.has('ghost'), note.get('importance')]).toEqual([
      false,
      false,
      'essential',
    ])
  })
})

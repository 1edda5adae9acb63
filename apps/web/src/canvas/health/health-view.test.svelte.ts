import { flushSync } from 'svelte'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { LINK_KINDS } from '@ninefold/shared/links'
import { addLink } from '@ninefold/shared/document/edit-links'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { LINK_ASKS } from '../../lib/messages/en/health-links.ts'
import { HealthView } from './health-view.svelte.ts'
import { nextSteps } from './order.ts'

const origins = { gesture: 'gesture', setup: 'setup' }

function setUp() {
  const doc = new Y.Doc()
  const [schools = '', offices = ''] = addNotes(
    doc,
    { blockId: 'customer_segments' },
    [{ text: 'Schools' }, { text: 'Offices' }],
    origins,
  )
  const [sets = ''] = addNotes(doc, { blockId: 'value_propositions' }, [{ text: 'Class sets' }], origins)
  const serve = (toId: string, id?: string) =>
    addLink(doc, { id, fromId: sets, kind: 'serves', toId, createdBy: 'u1' }, null)
  return { doc, schools, offices, serve, health: new HealthView(doc, `canvas-${Math.random()}`) }
}

const rulesOf = ({ current }: HealthView): string[] =>
  current.findings.map(({ ruleId, subjectIds }) => `${ruleId} ${subjectIds.length}`)

describe('health on the page', () => {
  it('follows the document', () => {
    const { health, schools, offices, serve } = setUp()
    expect(rulesOf(health)).toEqual(['HC-02 1', 'HC-02 1', 'HC-03 1', 'HC-41 1'])
    serve(schools)
    health.flush()
    expect(rulesOf(health)).toEqual(['HC-02 1', 'HC-41 1'])
    serve(offices)
    health.flush()
    expect(rulesOf(health)).toEqual(['HC-41 1'])
  })

  it('stands still while frozen, and catches up', () => {
    const { health, schools, serve } = setUp()
    health.freeze('writing')
    serve(schools)
    health.flush()
    expect(rulesOf(health)).toContain('HC-03 1')
    health.freeze(null)
    health.flush()
    expect(rulesOf(health)).not.toContain('HC-03 1')
  })

  it('marks nothing on the sheet before somebody asks or there are five links, and never a hint', () => {
    const quiet = setUp()
    const linked = setUp()
    for (let i = 0; i < 5; i++) linked.serve(linked.schools, `l${i}`)
    linked.health.flush()
    $effect.root(() => {
      expect(quiet.health.marks.size).toBe(0)
      expect([...linked.health.marks.keys()]).toEqual([linked.offices])
      quiet.health.show()
      flushSync()
      expect([...quiet.health.marks.keys()]).toContain(quiet.schools)
      expect([...quiet.health.marks.values()].flat().map(({ ruleId }) => ruleId)).not.toContain('HC-41')
    })()
  })
})

it('the next steps are three of different kinds, what weighs most first', () => {
  const { health } = setUp()
  expect(nextSteps(health.current.findings).map(({ ruleId }) => ruleId)).toEqual(['HC-02', 'HC-03', 'HC-41'])
})

it('every kind of link can be asked for', () => {
  expect(Object.keys(LINK_ASKS).sort()).toEqual([...LINK_KINDS].sort())
})

import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { BlockId, Note } from '@ninefold/shared'
import { addLink } from '@ninefold/shared/document/edit-links'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { changeNote } from '@ninefold/shared/document/edit-note-fields'
import { readLinks } from '@ninefold/shared/document/entities'
import { readFullNotes } from '@ninefold/shared/document/read-content'
import type { LinkKind } from '@ninefold/shared/links'
import { readPlace } from './others.svelte.ts'
import { RATING } from './paths.ts'
import type { Looked } from './progress.ts'
import * as progress from './progress.ts'
import { stopAt, stopsOf } from './stops.ts'

const origins = { gesture: 'gesture', setup: 'setup' }

/** A canvas of notes named by their ids, as `block: ids` and `from kind to`. */
function canvas(notes: Partial<Record<BlockId, string>>, links: readonly string[] = []) {
  const doc = new Y.Doc()
  for (const [blockId, ids] of Object.entries(notes) as [BlockId, string][])
    addNotes(
      doc,
      { blockId },
      ids.split(' ').map((id) => ({ id, text: id })),
      origins,
    )
  for (const link of links) {
    const [fromId = '', kind, toId = ''] = link.split(' ')
    addLink(doc, { fromId, kind: kind as LinkKind, toId, createdBy: undefined }, null)
  }
  const all = readLinks(doc)
  const looked: Looked = {
    notesIn: (blockId) => readFullNotes(doc).filter((note) => note.blockId === blockId),
    of: (id) => all.filter(({ fromId, toId }) => fromId === id || toId === id),
  }
  const activities = (): Note[] => readFullNotes(doc).filter(({ blockId }) => blockId === 'key_activities')
  return { doc, looked, activities }
}

describe('how far a team is', () => {
  it('counts a proposition once it has an activity without which it could not be', () => {
    const { looked } = canvas({ value_propositions: 'fast safe cheap', key_activities: 'ship pack' }, [
      'ship enables fast',
      'pack enables fast',
      'ship relates_to safe',
    ])
    expect(progress.propositions(looked)).toEqual({ done: 1, of: 3 })
  })

  it('counts a segment once an activity is behind each way to serve, reach and keep it', () => {
    const notes = {
      customer_segments: 'schools shops',
      value_propositions: 'sets',
      channels: 'web',
      customer_relationships: 'visits',
      key_activities: 'make',
    }
    const ways = ['sets serves schools', 'web reaches schools', 'visits maintains schools']
    const behind = ['make enables sets', 'make supports web']
    expect(progress.segments(canvas(notes, [...ways, ...behind]).looked)).toEqual({ done: 0, of: 2 })
    const all = [...ways, ...behind, 'make supports visits']
    expect(progress.segments(canvas(notes, all).looked)).toEqual({ done: 1, of: 2 })
  })

  it('counts an activity as weighed when both its worth and its effort are known, nought included', () => {
    const { doc, activities } = canvas({ key_activities: 'a b c' })
    changeNote(doc, 'a', { importance: 'essential' }, null)
    changeNote(doc, 'b', { importance: 'nice_to_have', effortShare: 0 }, null)
    expect(progress.weighed(activities())).toEqual({ done: 1, of: 3 })
  })
})

describe('the stops of the way backward', () => {
  const { doc, looked, activities } = canvas({ value_propositions: 'fast safe', key_activities: 'ship' }, [
    'ship enables fast',
  ])
  const stops = () => stopsOf('backward', looked, activities())

  it('are the propositions and then the rating, each with how far it is', () => {
    expect(stops().map(({ id, state }) => [id, state])).toEqual([
      ['fast', 'done'],
      ['safe', 'open'],
      [RATING, 'open'],
    ])
    changeNote(doc, 'ship', { differentiation: 4 }, null)
    expect(stops().at(-1)).toMatchObject({ state: 'done' })
  })

  it('begin at what is asked for, else at the first that is open, and survive one that is gone', () => {
    expect(stopAt(stops(), RATING)?.id).toBe(RATING)
    expect(stopAt(stops(), undefined)?.id).toBe('safe')
    expect(stopAt(stops(), 'gone')?.id).toBe('safe')
    expect(stopAt([], 'gone')).toBeUndefined()
  })
})

it('the three steps are done together with what they count, and none is done of a bare canvas', () => {
  const bare = canvas({})
  expect(stopsOf('three-steps', bare.looked, []).map(({ state }) => state)).toEqual(['open', 'open', 'open'])
  const { looked, activities } = canvas({ value_propositions: 'fast', key_activities: 'ship' }, [
    'ship enables fast',
  ])
  const states = stopsOf('three-steps', looked, activities()).map(({ id, state }) => `${id} ${state}`)
  expect(states).toEqual(['propositions done', 'segments open', 'cost open'])
})

it('a place out of presence is one of ours or none', () => {
  expect(readPlace({ path: 'backward', stop: 'n1', more: 1 })).toEqual({ path: 'backward', stop: 'n1' })
  for (const wrong of [
    null,
    'backward',
    {},
    { path: 'sideways', stop: 'n1' },
    { path: 'backward', stop: '<b>' },
  ])
    expect(readPlace(wrong)).toBeNull()
})

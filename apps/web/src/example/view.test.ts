import { BLOCK_IDS } from '@ninefold/shared'
import { HOSIERY } from '@ninefold/shared/catalogue/examples/hosiery-maker'
import { describe, expect, it } from 'vitest'
import { viewOf } from './view.ts'

describe('the view of an example', () => {
  it('reads each link from both its ends', () => {
    const view = viewOf(HOSIERY)
    const said = (key: string) => view.relationsOf(key).map(({ reads, to }) => `${reads} ${to.key}`)
    expect(said('KA2')).toEqual([
      'supports CH1',
      'needs KR4',
      'needs first KA1',
      'is carried out by KP2',
      'causes CO3',
    ])
    expect(said('KP2')).toEqual(['carries out KA2'])
    expect(said('CS9')).toEqual([])
  })

  it('names what measures an activity', () => {
    expect(viewOf(HOSIERY).measuresOf('KA2')).toEqual(['Orders shipped within 24 hours'])
  })

  it('keeps a hidden block to itself: neither its notes nor a link to them can be found', () => {
    const view = viewOf(HOSIERY, 'key_activities')
    expect(view.notes.key_activities).toEqual([])
    const reached = BLOCK_IDS.flatMap((id) => view.notes[id]).flatMap(({ key }) => view.relationsOf(key))
    expect(reached.filter(({ to }) => to.blockId === 'key_activities')).toEqual([])
    expect(reached.length).toBeGreaterThan(20)
  })
})

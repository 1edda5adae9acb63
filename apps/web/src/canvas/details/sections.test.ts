import { BLOCK_IDS } from '@ninefold/shared'
import { addNotes } from '@ninefold/shared/document/edit-notes'
import { changeNote } from '@ninefold/shared/document/edit-note-fields'
import { readFullNotes } from '@ninefold/shared/document/read-content'
import { BLOCK_FIELDS, NOTE_FIELDS, type NoteField } from '@ninefold/shared/model/note-fields'
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { fieldsOf, isUsed, sectionFor, SECTIONS } from './sections.ts'

describe.each(BLOCK_IDS)('of %s', (blockId) => {
  const { first, more } = SECTIONS[blockId]

  it('every field of the block stands in one of its sections', () => {
    const shown = new Set([...first, ...more].flatMap(fieldsOf))
    const missing = Object.keys(BLOCK_FIELDS[blockId]).filter((name) => !shown.has(name as NoteField))
    expect(missing).toEqual([])
  })

  it('no section stands there twice, and few are open at first', () => {
    expect(new Set([...first, ...more]).size).toBe(first.length + more.length)
    expect(first.length).toBeLessThanOrEqual(5)
  })
})

it('a field a finding names leads to the section that shows it', () => {
  expect(sectionFor('responsibleId')).toBe('who')
  expect(sectionFor('capacity')).toBe('capacity')
  expect(sectionFor('risks')).toBe('risks')
  expect(sectionFor('procedure')).toBe('steps')
  expect(sectionFor('kpis:k1')).toBe('kpis')
  expect(sectionFor('nonsense')).toBeNull()
  // What the sheet itself shows and changes has no section.
  const elsewhere = ['text', 'color', 'groupId', 'status', 'ghost', 'promptId']
  const without = (Object.keys(NOTE_FIELDS) as NoteField[]).filter((name) => sectionFor(name) === null)
  expect(without.sort()).toEqual(elsewhere.sort())
})

it('a section is used once one of its fields says something', () => {
  const doc = new Y.Doc()
  const [id = ''] = addNotes(doc, { blockId: 'key_activities' }, [{ text: 'Roast' }], {
    setup: null,
    gesture: null,
  })
  const note = () => readFullNotes(doc)[0] as ReturnType<typeof readFullNotes>[number]
  for (const section of SECTIONS.key_activities.more) expect(isUsed(section, note())).toBe(false)
  changeNote(doc, id, { skillsHeld: ['Cupping'] }, null)
  expect(isUsed('skills', note())).toBe(true)
  changeNote(doc, id, { bottleneck: false, importance: 'undecided' }, null)
  expect(isUsed('bottleneck', note())).toBe(false)
  expect(isUsed('importance', note())).toBe(false)
})

import { describe, expect, it } from 'vitest'
import { fixedCatalogueView } from '../api/catalogue.ts'
import { BLOCK_IDS, BLOCKS } from '../blocks.ts'
import type { CanvasContent } from '../content.ts'
import { mayLink } from '../links.ts'
import { NOTE_FIELDS } from '../model/note-fields.ts'
import { BUSINESS_TYPES } from '../model/values.ts'
import { readCatalogue } from './catalogue.ts'
import { exampleContent, templateGhosts } from './content.ts'
import { FUNCTIONS, functionById, functionsFor } from './functions.ts'
import { EXAMPLE_KEYS, isExampleKey, TEACHING_KEY, TEMPLATE_KEYS } from './keys.ts'
import { LEARNING_ACTIONS } from './learning/actions.ts'
import { questionById } from './questions.ts'
import type { WordLists } from './words/lists.ts'
import { wordListsFor } from './words/words.ts'
import { wordsIn } from './words/fold.ts'

const catalogue = readCatalogue()
const english = wordListsFor('en') as WordLists
const examples = [...catalogue.examples, catalogue.teachingCanvas]
const canvases = [...catalogue.templates, ...examples].map(({ key, content }) => {
  if (!content) throw new Error(`${key} has no content`)
  return { key, content }
})

describe('the catalogue', () => {
  it('is of the shape its schema says, with no field more', () => {
    expect(fixedCatalogueView.parse(catalogue)).toEqual(catalogue)
  })

  it('survives JSON', () => {
    expect(JSON.parse(JSON.stringify(catalogue))).toEqual(catalogue)
  })

  it('names every thing once', () => {
    const { blocks, functions, chains, illustrations, linkKinds, kpiKinds, learning } = catalogue
    const lists: Record<string, readonly { readonly id: string }[]> = {
      questions: blocks.flatMap(({ questions }) => questions),
      functions,
      chains,
      illustrations,
      linkKinds,
      kpiKinds,
      ...{ actions: learning.actions, asked: learning.questions },
      ...{ practices: learning.practices, mistakes: learning.mistakes },
    }
    for (const [name, list] of Object.entries(lists))
      expect([name, repeated(list.map(({ id }) => id))]).toEqual([name, []])
    expect(repeated(canvases.map(({ key }) => key))).toEqual([])
  })

  it('has all the design asks for', () => {
    const { blocks, functions, linkKinds, templates, learning } = catalogue
    expect({
      blocks: blocks.map(({ code, questions }) => `${code} ${questions.length}`).sort(),
      functions: functions.length,
      linkKinds: linkKinds.length,
      templates: templates.map(({ businessType }) => businessType),
      examples: catalogue.examples.length,
      learning: [learning.questions.length, learning.practices.length, learning.mistakes.length],
    }).toEqual({
      blocks: ['CH 5', 'CO 4', 'CR 4', 'CS 4', 'KA 6', 'KP 4', 'KR 3', 'RS 4', 'VP 5'],
      functions: 24,
      linkKinds: 16,
      templates: BUSINESS_TYPES.filter((type) => type !== 'other'),
      examples: 6,
      learning: [12, 6, 6],
    })
  })
})

describe('questions', () => {
  it('are found by the id a note carries, the block’s own first', () => {
    for (const { id, code, question } of BLOCKS)
      expect(questionById(`${code}.q1`)).toEqual({ id: `${code}.q1`, text: question, blockId: id })
    expect(questionById('KA.q7')).toBeNull()
  })
})

describe('choices', () => {
  it('have words for exactly the values that their field takes', () => {
    for (const [field, choices] of Object.entries(catalogue.choices)) {
      const kind = NOTE_FIELDS[field as keyof typeof NOTE_FIELDS]
      expect([field, Object.keys(choices)]).toEqual([field, 'values' in kind ? kind.values : null])
    }
  })
})

describe('functions', () => {
  it('suit at least one type of business, and a type is offered more than its own activity', () => {
    for (const one of FUNCTIONS) expect([one.id, one.suits.length > 0]).toEqual([one.id, true])
    for (const type of BUSINESS_TYPES) {
      const ids = functionsFor(type).map(({ id }) => id)
      expect(ids).toContain('custom')
      expect(ids.length).toBeGreaterThan(5)
      expect(ids.length).toBeLessThan(FUNCTIONS.length)
    }
    expect(functionsFor(null)).toHaveLength(FUNCTIONS.length)
    expect(functionById('rd.unknown')).toBeNull()
  })
})

describe('learning', () => {
  it('uses every action it names, and every mistake is seen by a check of its own', () => {
    const { questions, practices, mistakes } = catalogue.learning
    const used = new Set([...questions, ...practices, ...mistakes].map(({ action }) => action))
    expect(LEARNING_ACTIONS.map(({ id }) => id).filter((id) => !used.has(id))).toEqual([])
    const ruleIds = mistakes.flatMap((mistake) => mistake.ruleIds)
    expect([ruleIds.length, new Set(ruleIds).size]).toEqual([7, 7])
  })
})

describe.each(canvases)('the canvas $key', ({ key, content }) => {
  const blockOf = new Map(content.notes.map(({ id, blockId }) => [id, blockId]))

  it('names each note, link and measure once', () => {
    for (const list of [content.notes, content.links, content.kpis])
      expect(repeated(list.map(({ id }) => id))).toEqual([])
    const ranks = content.notes.map(({ blockId, rank }) => `${blockId} ${rank}`)
    expect(repeated(ranks)).toEqual([])
  })

  it('has notes in all nine blocks', () => {
    const empty = BLOCK_IDS.filter((id) => ![...blockOf.values()].includes(id))
    expect(empty).toEqual(key === 'gadgetgarden' ? ['customer_relationships'] : [])
  })

  it('numbers its notes by their blocks', () => {
    const codes = new Map(BLOCKS.map(({ id, code }) => [id, code]))
    for (const { id, blockId } of content.notes) expect(id.replace(/\d+$/, '')).toBe(codes.get(blockId))
  })

  it('links notes that are there, by kinds that may join them, once', () => {
    for (const { id, fromId, kind, toId } of content.links) {
      const [from, to] = [blockOf.get(fromId), blockOf.get(toId)]
      expect([id, from && to && mayLink(kind, from, to)]).toEqual([id, true])
    }
  })

  it('measures activities that are there', () => {
    for (const { id, noteId } of content.kpis)
      expect([id, blockOf.get(noteId)]).toEqual([id, 'key_activities'])
  })

  it('names functions that are there', () => {
    for (const { id, functionId } of content.notes)
      if (functionId !== undefined) expect([id, functionById(functionId)]).not.toEqual([id, null])
  })

  it('says how each revenue is earned and priced, but for the teaching canvas', () => {
    if (key === TEACHING_KEY) return
    for (const { id, blockId, revenueKind, pricing } of content.notes)
      if (blockId === 'revenue_streams') expect([id, revenueKind && pricing]).not.toEqual([id, undefined])
  })

  it('spends no more than the whole effort', () => {
    const effort = content.notes.reduce((sum, { effortShare = 0 }) => sum + effortShare, 0)
    expect(effort).toBeLessThanOrEqual(100)
  })
})

describe.each(catalogue.templates)('the template $key', ({ businessType, suggestedKpis }) => {
  const content = templateGhosts(businessType) as CanvasContent

  it('holds ghosts alone, and no title of its own', () => {
    expect(content.notes.filter(({ ghost }) => !ghost)).toEqual([])
    expect([content.meta.title, content.meta.businessType]).toEqual(['', businessType])
  })

  it('leaves its measures to be chosen, each for an activity of its own', () => {
    const activities = content.notes.filter(({ blockId }) => blockId === 'key_activities').map(({ id }) => id)
    expect(content.kpis).toEqual([])
    for (const { note } of suggestedKpis) expect(activities).toContain(note)
  })

  it('says something concrete in each note, and what is done in each activity', () => {
    for (const { text, blockId } of content.notes) {
      const said = wordsIn(text)
      expect([text, english.vague.has(said.join(' '))]).toEqual([text, false])
      if (blockId === 'key_activities') expect([text, english.tellsDoing(said)]).toEqual([text, true])
    }
  })
})

describe('keys', () => {
  it('name the templates and the worked canvases there are', () => {
    expect(catalogue.templates.map(({ key }) => key)).toEqual(TEMPLATE_KEYS)
    expect(examples.map(({ key }) => key)).toEqual(EXAMPLE_KEYS)
    expect(EXAMPLE_KEYS.at(-1)).toBe(TEACHING_KEY)
    expect([isExampleKey('aea'), isExampleKey('AEA'), isExampleKey(null)]).toEqual([true, false, false])
  })
})

describe('examples', () => {
  it('say where they come from, and label real companies', () => {
    for (const { key, source, label, fromCase } of examples) {
      expect([key, label !== null]).toEqual([key, source === 'published_case'])
      if (source === 'published_case') expect([key, fromCase.length > 0]).toEqual([key, true])
    }
  })

  it('spend the whole effort', () => {
    for (const { key, content } of examples) {
      const effort = content?.notes.reduce((sum, { effortShare = 0 }) => sum + effortShare, 0)
      expect([key, effort]).toEqual([key, 100])
    }
  })

  it('with faults name notes, blocks and checks that are there', () => {
    const { expected, content } = catalogue.teachingCanvas
    const known = new Set<string>([...(content?.notes ?? []).map(({ id }) => id), ...BLOCK_IDS])
    expect(expected.flatMap(({ subjects }) => subjects).filter((subject) => !known.has(subject))).toEqual([])
    expect(repeated(expected.map(({ ruleId }) => ruleId))).toEqual([])
  })

  it('say what is done in each activity, but for the planted “Factory”', () => {
    const things = examples
      .flatMap(({ content }) => content?.notes ?? [])
      .filter(({ blockId, text }) => blockId === 'key_activities' && !english.tellsDoing(wordsIn(text)))
    expect(things.map(({ text }) => text)).toEqual(['Factory'])
  })

  it('are none for other keys', () => {
    expect([exampleContent('nothing'), templateGhosts('other')]).toEqual([null, null])
  })
})

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

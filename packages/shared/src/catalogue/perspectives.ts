/** What a canvas can show of a business. */
import type { Perspective } from '../model/values.ts'

interface PerspectiveWords {
  readonly name: string
  readonly meaning: string
}

export const PERSPECTIVE_WORDS: Readonly<Record<Perspective, PerspectiveWords>> = {
  as_is: { name: 'As is', meaning: 'The business as it works today.' },
  to_be: { name: 'To be', meaning: 'The business as it should work one day.' },
  scenario: { name: 'Scenario', meaning: 'What it would be if something came about.' },
  competitor: { name: 'Competitor', meaning: 'Somebody else’s business, as you see it.' },
  teaching: { name: 'Teaching', meaning: 'Made to learn from, with nothing real behind it.' },
}

/** Texts of the Guide: what one can ask while working, and what is suggested. Loaded with it. */
import { number, plural } from './common.ts'

const list = new Intl.ListFormat('en', { type: 'conjunction' })
const suggestions = (count: number): string => plural(count, '1 suggestion', (n) => `${n} suggestions`)

export const guide = {
  title: 'Guide',
  open: 'Guide',
  openAt: 'Guide to this block',
  key: 'G',
  shortcut: 'Into the Guide, and back',
  close: 'Close the Guide',
  parts: 'Parts of the Guide',
  partNames: { block: 'This block', learn: 'Learn', terms: 'Our words' },

  // A block
  block: 'Block',
  numbered: (order: number, name: string) => `${number(order)}. ${name}`,
  readOnly: 'You can read this, not add to it.',
  locked: (block: string, reason: string | undefined) =>
    reason === undefined
      ? `${block} is locked: you can read this, not add to it.`
      : `${block} is locked: ${reason}`,
  questions: 'Questions to ask',
  answeredOf: (answered: number, all: number) => `${number(answered)} of ${number(all)} answered`,
  answered: 'Answered',
  unanswered: 'Not answered yet',
  answersTo: (question: string) => `Answers to: ${question}`,
  answer: 'Answer',
  answerAgain: 'Answer again',
  answerAgainTo: (question: string) => `Answer again: ${question}`,
  answerTo: (question: string) => `Answer: ${question}`,
  answerPlaceholder: 'One thought, then Enter',
  answeredBy: (question: string) => `A note that answers: ${question}`,
  orChoose: 'Or choose a note that answers it…',
  add: 'Add',
  added: (block: string) => `Added to ${block}`,

  // Kinds
  kinds: {
    segmentKind: 'Kinds of segment',
    side: 'Who pays',
    valueKind: 'Kinds of value',
    ownership: 'Whose channel',
    phases: 'What a channel does',
    relationshipKind: 'Kinds of relationship',
    purpose: 'What it is for',
    revenueKind: 'Kinds of revenue',
    pricing: 'How the price is set',
    resourceType: 'Kinds of resource',
    acquisition: 'How we have it',
    category: 'Kinds of activity',
    partnerKind: 'Kinds of partnership',
    motive: 'Why partner',
    costKind: 'Kinds of cost',
    costIdeas: 'How cost behaves',
  },
  addKind: (kind: string) => `Add a note: ${kind}`,

  // Suggestions
  suggestions: 'What others usually have',
  businessType: 'Type of business',
  whichBusiness: 'What kind of business is it?',
  notSaid: 'Not chosen yet',
  chooseType: 'Choose a type of business to see what it usually has here.',
  noUsualShape: 'This type has no usual shape. The questions above help to find yours.',
  suggestThis: (text: string) => `Suggest: ${text}`,
  isSuggested: 'Suggested',
  isThere: 'On the sheet',
  suggestHere: 'Suggest these',
  suggestAll: 'Suggest in all blocks',
  ghostsMean: 'Suggestions are pale and count as nothing until somebody accepts or rewrites them.',
  acceptHere: (count: number) => `Accept the ${number(count)} here`,
  accepted: (count: number) => plural(count, '1 suggestion accepted.', (n) => `${n} suggestions accepted.`),
  removeAll: (count: number) => `Remove ${suggestions(count)}`,
  suggested: (count: number) => plural(count, '1 suggestion added.', (n) => `${n} suggestions added.`),
  /** In a menu, where the words around it do not say of what. */
  acceptInBlock: (count: number) =>
    plural(count, 'Accept the suggestion here', (n) => `Accept the ${n} suggestions here`),
  acceptAll: (count: number) => plural(count, 'Accept the suggestion', (n) => `Accept all ${n} suggestions`),
  removed: (count: number) => plural(count, '1 suggestion removed.', (n) => `${n} suggestions removed.`),
  nothingNew: 'All of this is on the canvas already, or was put aside.',
  lockedLeftOut: 'Locked blocks were left out.',
  byCategory: 'By category',
  typical: (of: string) => `Typical activities: ${of}`,
  typicalHere: 'Typical activities',
  seeElsewhere: 'See it elsewhere',
  entails: 'Activities it usually entails',
  byRelationship: 'What your relationships entail',
  chains: 'Several at once',
  suggestSteps: (count: number) => `Suggest ${number(count)}`,
  suggestChain: (chain: string, count: number) => `Suggest ${number(count)} activities: ${chain}`,
  byFunction: 'By function',
  starter: 'Begin with suggestions',
  showSuggestions: 'Show suggestions',
  openInstead: 'Open the Guide',
  noSuggestions: 'Begin without suggestions',

  // Learning
  learn: {
    questions: 'Questions people ask',
    practices: 'Six good practices',
    mistakes: 'Six common mistakes',
    here: (found: number) => plural(found, '1 here', (n) => `${n} here`),
    show: (found: number) => plural(found, 'Show 1 finding', (n) => `Show ${n} findings`),
    examples: 'Worked canvases',
    examplesText: 'Look at seven canvases, copy one, or guess its activities',
    findFaults: (title: string) => `${title}: find the faults`,
    newTab: 'opens in a new tab',
  },

  // Pieces of work
  tasks: {
    back: 'Back to Learn',
    noActivities: 'There are no activities yet.',
    addActivity: 'Add an activity',
    readOnly: 'You can look at these, not change them.',
    done: (done: number, all: number) => `${number(done)} of ${number(all)} settled`,
    isDone: 'Settled',
    show: (note: string) => `Show on the sheet: ${note}`,
    about: {
      prune:
        'Which could the model do without? Say how important each is, and park what does not belong here.',
      set_categories: 'Say of each what kind it is. The mix tells what business you are in.',
      set_importance: 'What does the model fail without? The rest helps, or could be left out.',
      show_sourcing: 'Keep what sets you apart. What could a partner do as well?',
      show_repetitive:
        'Mark the work that is the same again and again, and say how much of it runs by itself.',
      show_skills: 'What each needs to be able to do, against what your people can.',
      write_improvement: 'The next small step that would make it better. Begin with what matters most.',
      write_steps: 'How it is done, step by step, so that somebody else could do it.',
      add_measure: 'One figure for each that tells whether it goes well.',
    },
    choose: (note: string) => `Choose for ${note}`,
    improve: (note: string) => `What to improve: ${note}`,
    improvePlaceholder: 'Next small step',
    parkThis: (note: string) => `Park: ${note}`,
    steps: (count: number) =>
      count === 0
        ? 'No steps written down'
        : plural(count, '1 step written down', (n) => `${n} steps written down`),
    measures: (count: number) =>
      count === 0 ? 'No measure yet' : plural(count, '1 measure', (n) => `${n} measures`),
    skills: (needed: number, missing: readonly string[]) => {
      if (needed === 0) return 'Nobody has said which skills it needs'
      return missing.length === 0 ? 'All the skills it needs are there' : `Missing: ${list.format(missing)}`
    },
    open: { skills: 'Write down skills', steps: 'Write down the steps', measures: 'Open measures' },
    openFor: (what: 'skills' | 'steps' | 'measures', note: string) => {
      const words = { skills: 'Write down skills', steps: 'Write down the steps', measures: 'Open measures' }
      return `${words[what]}: ${note}`
    },
  },

  // The canvas's own words
  terms: {
    intro: 'What your team means by its words. Everybody sees and may change them.',
    none: 'No words yet. Write down what your team means by a word that outsiders would ask about.',
    add: 'Add a word',
    term: 'Word',
    meaning: 'What we mean by it',
    termNeeded: 'Type the word.',
    meaningNeeded: 'Say what you mean by it.',
    save: 'Save',
    change: (term: string) => `Change: ${term}`,
    remove: (term: string) => `Remove: ${term}`,
    added: (term: string) => `Added: ${term}`,
    removed: (term: string) => `Removed: ${term}`,
    full: (most: number) => `There is room for ${number(most)} words.`,
  },
} as const

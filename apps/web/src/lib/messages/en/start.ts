import { plural } from './common.ts'

export const start = {
  pageTitle: 'Ninefold: work out your business model together',
  headline: 'Work out your business model together.',
  lead: 'Nine blocks on one page, edited by everyone at once. Say whom you serve, what you offer them, and what your business must do well to make it happen.',
  startCanvas: 'Start a canvas',
  fine: 'No account. Everything you type is saved as you type it.',
  starting: 'Starting your canvas…',
  refused: {
    invitation_code_needed: 'This server gives out canvases by invitation. Ask whoever runs it for the code.',
    invitation_code_wrong: 'That is not the code. Ask whoever runs this server for it.',
    quota_exceeded:
      'Your canvases hold as much as they may here. Delete one you no longer need, or ask whoever runs this server.',
  },
  codeTitle: 'Canvases by invitation',
  code: 'Invitation code',
  codeHint: 'Whoever runs this server gives it out. It is asked of you once.',
  codeNeeded: 'Type the code.',

  yourCanvases: 'Your canvases',
  changed: (when: string) => `Changed ${when}`,
  peopleHere: (count: number) => plural(count, '1 person here', (n) => `${n} people here`),
  notes: (count: number) => (count === 0 ? 'no notes yet' : plural(count, '1 note', (n) => `${n} notes`)),
  more: 'Show more',
  loading: 'Loading your canvases…',
  remembered:
    'The server does not answer. These are the canvases this browser remembers; each opens with what is kept on this device.',
  notLoaded: 'Your canvases could not be loaded.',

  templates: 'Templates',
  templatesIntro:
    'Start with what a business of your type usually has. Every note is a suggestion: it counts for nothing until you accept it or make it your own.',
  useTemplate: 'Use template',
  /** The name of a button that stands on several cards: begins with what it shows. */
  of: (words: string, title: string) => `${words}: ${title}`,
  examples: 'Examples',
  examplesIntro: 'Worked canvases to look around in, to copy and to test yourself with.',
  openExample: 'Open example',
  findFaults: 'Find the faults',

  steps: [
    { title: 'Start a canvas', text: 'One sheet with nine blocks, and a question in each to begin with.' },
    {
      title: 'Send the link',
      text: 'Whoever has it types a name and is in. Nothing to install, nobody signs up.',
    },
    { title: 'Fill it together', text: 'Everyone writes at the same time, and sees who is where.' },
  ],
  empty: 'A canvas you start or join shows up here.',

  actions: (title: string) => `Actions: ${title}`,
  rename: 'Rename…',
  renameTitle: 'Rename canvas',
  title: 'Title',
  save: 'Save',
  delete: 'Delete',
  deleted: (title: string) => `“${title}” is deleted`,
  broughtBack: (title: string) => `“${title}” is back`,
  recentlyDeleted: 'Recently deleted',
  deletedHint: 'A deleted canvas can be brought back for 30 days. Then everything of it is gone.',
  nothingDeleted: 'Nothing has been deleted in the last 30 days.',
  deletedWhen: (when: string) => `Deleted ${when}`,
  bringBack: 'Bring back',
} as const

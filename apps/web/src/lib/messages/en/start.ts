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

  import: {
    choose: 'Import a file…',
    file: 'File to import',
    hint: 'A canvas as JSON or Markdown; or drop the file anywhere on this page.',
    drop: 'Drop the file to make a canvas of it',
    tooLarge: 'This file is larger than a canvas can be (4 MB).',
    refused: {
      refused_content:
        'Nothing in this file reads as a canvas. JSON as it is exported here does, and Markdown with a heading for each block.',
      invalid_body: 'This file is no JSON. Check that it was saved whole.',
      body_too_large: 'This file is larger than a canvas can be (4 MB).',
    },
    warned: 'Your canvas is here, but not all of it',
    warnedText: 'What could not be taken over:',
    open: 'Open the canvas',
    where: (count: string, places: readonly string[]) =>
      places.length > 0 ? `${count} × · ${places.join(', ')}` : `${count} ×`,
    warnings: {
      not_a_canvas: 'Nothing here reads as a canvas',
      newer_format: 'It was written by a newer version; what is not known here was left out',
      field_dropped: 'Fields that hold something they cannot were left out',
      entity_dropped: 'Entries that lack what they need were left out',
      link_dropped: 'Links that join nothing here, or what they cannot join, were left out',
      duplicate_id: 'Entries with the id of another got ids of their own',
      text_cut: 'Texts that were too long were cut',
      too_many: 'There was more than a canvas can hold; the rest was left out',
      unknown_section: 'Sections that are none of the nine blocks were left out',
      unknown_line: 'Lines that could not be read were left out',
    },
  },

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

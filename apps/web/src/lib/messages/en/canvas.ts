/** Texts of the canvas page. */
import { either, number, plural } from './common.ts'

export const canvas = {
  untitled: 'Untitled canvas',
  titleField: 'Canvas title',
  titlePlaceholder: 'Name this canvas',
  purposeField: 'Purpose',
  purposePlaceholder: 'What is this business for? One sentence everyone agrees on.',
  about: 'About this canvas',
  pageTitle: (title: string) => `${title} · Ninefold`,
  home: 'All canvases',

  // The sheet
  sheet: 'Canvas',
  openLarge: 'Open large',
  closeLarge: 'Back to all nine blocks',
  blocks: 'Blocks',
  addTo: (block: string) => `Add note to ${block}`,
  notesIn: (block: string) => `Notes in ${block}`,
  count: (count: number) => plural(count, '1 note', (n) => `${n} notes`),
  overLimit: (count: number, limit: number) =>
    `${number(count)} notes. More than ${number(limit)} make a block hard to read at a glance.`,
  switcherItem: (block: string, notes: number, people: number, locked: boolean) => {
    const inside = plural(notes, '1 note', (n) => `${n} notes`)
    const here = people === 0 ? '' : `, ${plural(people, '1 person here', (n) => `${n} people here`)}`
    return `${block}, ${inside}${here}${locked ? ', locked' : ''}`
  },

  blockActions: (block: string) => `Block actions: ${block}`,
  locked: 'Locked',
  lockedBlock: (block: string) => `${block} is locked`,
  lockTip: ({ writable, reason }: { writable: boolean; reason?: string | undefined }) => {
    const words = writable ? 'Locked for editors; you can still write here.' : 'You can read here, not write.'
    return reason === undefined ? words : `${words} ${reason}`
  },

  // Notes
  noteText: 'Note text',
  emptyNote: 'Empty note',
  noteActions: (text: string) => `Note actions: ${text}`,
  notePlaceholder: 'Write, then press Enter',
  edit: 'Edit',
  moveTo: 'Move to…',
  colour: 'Colour',
  category: 'Category',
  setCategory: 'Set category',
  setCategoryOf: (text: string) => `Set category: ${text}`,
  noCategory: 'No category',
  delete: 'Delete',
  counter: (length: number, limit: number) => `${number(length)} / ${number(limit)}`,
  atLimit: (limit: number) => `A note holds ${number(limit)} letters. Put one thought on each note.`,
  howToWrite: 'Press Enter to write in this note',
  writing: (name: string) => `${name} is writing`,

  // What happened
  deleted: (count: number) => plural(count, 'Note deleted', (n) => `${n} notes deleted`),
  movedTo: (block: string) => `Moved to ${block}`,
  pasted: (count: number) => plural(count, '1 note added', (n) => `${n} notes added`),
  nothingToUndo: 'Nothing of yours to undo',
  nothingToRedo: 'Nothing to redo',
  deletedBy: (name: string) => `${name} deleted the note you were writing in`,
  someone: 'Someone',
  restore: 'Bring it back',

  // Colours
  colours: {
    stone: 'Stone',
    sand: 'Sand',
    clay: 'Clay',
    rose: 'Rose',
    plum: 'Plum',
    iris: 'Iris',
    sky: 'Sky',
    leaf: 'Leaf',
  },
  legendTitle: 'What the colours mean',

  // Bar
  find: 'Find',
  share: 'Share',
  more: 'More',
  shortcuts: 'Keyboard shortcuts',
  theme: 'Appearance',
  showCursors: 'Show others’ pointers',
  print: 'Print',
  parked: 'Parked notes',
  export: 'Export',
  accept: 'Accept',
  exportAs: {
    json: 'Everything, to import again (JSON)',
    md: 'For people (Markdown)',
    csv: 'Notes as a table (CSV)',
  },
  people: 'People here',
  peopleButton: 'People',
  peopleItem: 'People…',
  you: (name: string) => `${name} (you)`,
  away: (name: string) => `${name}, away`,
  morePeople: (count: number) => `+${number(count)}`,

  // Connection
  connection: 'Connection',
  opening: 'Opening…',
  saved: 'Saved',
  saving: 'Saving…',
  reconnecting: 'Reconnecting – changes kept on this device',
  reconnectingShort: 'Reconnecting',
  reconnectingUnkept: 'Reconnecting – keep this page open',
  offline: (count: number) =>
    plural(count, 'Offline – 1 change waiting', (n) => `Offline – ${n} changes waiting`),
  readOnly: (reason: string) => `Read-only: ${reason}`,
  readOnlyShort: 'Read-only',
  reasons: {
    signedOut: 'you are not signed in any more',
    noRight: 'your access has ended',
    gone: 'this canvas was deleted',
    replaced: 'its history was replaced',
    refused: 'the server refused this page’s changes',
    viewer: 'you can look, not edit',
  },

  // Pages instead of the canvas
  notFoundTitle: 'This canvas does not exist',
  notFoundText:
    'The address may be incomplete, or the canvas was deleted. Ask the person who sent it for a new link.',
  noAccessTitle: 'You are not on this canvas',
  noAccessText: 'A canvas opens with a share link. Ask someone who works on it for one.',
  unreachableTitle: 'The server cannot be reached',
  unreachableText:
    'There is no copy of this canvas on this device yet. It opens by itself as soon as the server answers.',
  toStart: 'Go to the start page',
  downloadCopy: 'Download a copy',
  reload: 'Load again',
  notice: 'Notice',
  readingAs: {
    viewer: 'You are viewing this canvas: you can read all of it. Its owner can let you write.',
    reviewer: 'You are reviewing this canvas: you can read all of it. Its owner can let you write.',
  },
  insecure:
    'This address is not encrypted: the canvas cannot open without the network, and copying needs your own hand.',
  notKept: 'This browser keeps no copy. Leave the page open until it says Saved.',

  // What the server undid or warns of
  reverted: {
    schema: 'A change that this canvas cannot hold was taken back',
    note_erased: 'A note was kept: notes are deleted so that they can come back',
    text_too_long: 'A text was too long and was taken back',
    too_many_notes: 'The canvas holds as many notes as it can. Delete some, then add yours again',
    too_many_links: 'The canvas holds as many links as it can. Delete some, then add yours again',
    document_full: 'The canvas is full. Delete what is not needed, then try again',
    foreign_author: 'An entry in somebody else’s name was taken back',
    block_locked: 'This block is locked: your change there was taken back',
    link_not_allowed: 'A link of this kind cannot join these notes; it was taken back',
  },
  revertedIn: (block: string, notes: number) =>
    plural(
      notes,
      `${block} is locked: your change there was taken back`,
      (n) => `${block} is locked: your changes to ${n} notes there were taken back`,
    ),
  revertedOther: 'A change of yours was taken back',
  nearlyFull: 'This canvas is nearly full. Delete what is not needed',

  keys: {
    enter: 'Enter',
    escape: 'Esc',
    shift: 'Shift',
    ctrl: 'Ctrl',
    command: '⌘',
    delete: 'Del',
    upDown: '↑ ↓',
    leftRight: '← →',
    digits: '1 – 9',
    f2: 'F2',
    doubleClick: 'double click',
    either: (keys: readonly string[]) => either.format(keys),
  },
} as const

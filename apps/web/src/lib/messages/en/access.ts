/** When a right ends while a page is open, or ended while it was away. */
import { number, plural } from './common.ts'

export const access = {
  removed: { title: 'Your access to this canvas has ended.', text: 'What you see is how it last stood.' },
  signedOut: {
    title: 'You are not signed in on this device any more.',
    text: 'What you see is how it last stood.',
  },
  deleted: { title: 'This canvas was deleted.', text: 'What you see is how it last stood.' },
  reader: { title: 'You can read this canvas, not write in it any more.', text: 'It is being loaded anew.' },
  replaced: {
    title: 'The server has gone back to an earlier version of this canvas.',
    text: 'What you see may be newer. Keep a copy of it, then load the canvas as it is there.',
  },
  broken: {
    title: 'This page cannot save any more.',
    text: 'What you wrote is still here. Keep a copy, then load the canvas again.',
  },
  busy: {
    title: 'Too many tries in a short time',
    text: 'The server asks for a moment. The canvas then opens by itself.',
  },
  nothingKept: 'Nothing of it is kept on this device.',
  unsent: (count: number) =>
    plural(
      count,
      '1 change of yours had not reached the server and is on this device alone. Keep it as a file, or let it go.',
      (n) =>
        `${n} changes of yours had not reached the server and are on this device alone. Keep them as a file, or let them go.`,
    ),
  keepUnsent: (count: number) => (count === 1 ? 'Save it as a file' : 'Save them as a file'),
  discard: (count: number) => (count === 1 ? 'Let it go' : 'Let them go'),
  file: {
    heading: 'Changes that were not saved',
    about: (title: string, when: string) => `From the canvas “${title}”, kept on ${when}.`,
    deleted: 'Deleted',
    others: (count: number) => `Changes of other kinds: ${number(count)}.`,
    name: (title: string) => (title === '' ? 'Unsaved changes.md' : `${title} – unsaved changes.md`),
  },
} as const

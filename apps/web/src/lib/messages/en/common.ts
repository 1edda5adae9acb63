/** Texts that several places share, and the helpers that keep numbers and plurals right. */
import { ATTRIBUTION } from '@ninefold/shared'

const plurals = new Intl.PluralRules('en')
const numbers = new Intl.NumberFormat('en')

export const number = (value: number): string => numbers.format(value)

/** "Enter, F2, or double click". */
export const either = new Intl.ListFormat('en-GB', { type: 'disjunction' })

/** Picks the form for `count`: `plural(3, '1 note', (n) => `${n} notes`)`. */
export function plural(count: number, one: string, other: (count: string) => string): string {
  return plurals.select(count) === 'one' ? one : other(number(count))
}

export const common = {
  productName: 'Ninefold',
  cancel: 'Cancel',
  close: 'Close',
  undo: 'Undo',
  redo: 'Redo',
  dismiss: 'Dismiss',
  retry: 'Try again',
  back: 'Back',
  notifications: 'Notifications',
  attribution: ATTRIBUTION,
  newVersion: 'A new version is ready',
  reload: 'Reload',
  counter: (used: number, most: number) => `${number(used)} of ${number(most)}`,
  yourName: 'Your name',
  nameNeeded: 'Type a name so that others know who you are.',
  nameRefused: 'That name cannot be used. Use letters on one line.',
  unreachable: 'The server does not answer. Check your connection, then try again.',
  unreadable: 'Something between you and the server gave a wrong answer. Reload the page, then try again.',
  tooMany: 'Too many tries in a short time. Wait a minute, then try again.',
  storageDown: 'The server cannot save right now. Try again in a minute.',
  notLoaded: 'This could not be loaded',
  wentWrong: 'That did not work. Try again; if it keeps failing, tell whoever runs this server.',
  /** As a person reads it: minutes while they matter, then days, then the date. */
  justNow: 'just now',
  untitled: 'Untitled canvas',
  /** What a role lets one do, as the end of a sentence and as a short name. */
  roles: {
    viewer: { name: 'Can read', may: 'You can read everything.' },
    reviewer: { name: 'Can comment', may: 'You can read and comment.' },
    editor: { name: 'Can edit', may: 'You can add, change and move notes.' },
    facilitator: { name: 'Can lead', may: 'You can edit and lead sessions.' },
    owner: { name: 'Owns it', may: 'It is yours.' },
  },
  /** In the picture of a canvas at work. */
  examplePeople: ['Mira', 'Tomas', 'Ada'],
  theme: 'Theme',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
} as const

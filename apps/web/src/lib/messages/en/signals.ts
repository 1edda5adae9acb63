/** Texts of signals from outside, of reviews and of what calls for one. */
import { number, plural } from './common.ts'
import { measures } from './measures.ts'

const { day } = measures
const named = (note: string): string => `“${note}”`

export const signals = {
  title: 'Signals and reviews',
  aboutCanvas: 'About this canvas',
  readOnly: 'You can read this, not change it.',

  // The review of the canvas
  review: 'Review',
  every: 'Look over the canvas',
  cadences: {
    none: 'At no set times',
    monthly: 'Every month',
    quarterly: 'Every quarter',
    half_yearly: 'Every half year',
    yearly: 'Every year',
  },
  lastReview: (at: string) => `Last reviewed on ${day(at)}.`,
  neverReviewed: 'Not reviewed yet.',
  nextReview: (at: string) => `Next due on ${day(at)}`,
  reviewToday: 'Due today',
  reviewOver: (over: number) => plural(over, 'Due since yesterday', (n) => `Due for ${n} days`),
  noReviews: 'Nothing falls due by itself; what calls for a review is listed below.',
  reviewedToday: 'Reviewed today',

  // What calls for a review
  triggers: 'What calls for a review',
  noTriggers: 'Nothing does. Raise it when a rival enters, a customer changes, or the plan does.',
  triggersUnread: 'What calls for a review cannot be read right now.',
  raise: 'Raise a trigger',
  raiseOn: 'Raise a trigger…',
  triggerKind: 'What has changed',
  triggerKinds: {
    business_model_change: 'The business model',
    market: 'The market',
    customer_preference: 'What customers want',
    technology: 'Technology',
    strategy: 'Our strategy',
    product_fault: 'A fault in the product',
    new_entrant: 'A new rival',
  },
  triggerText: 'What happened',
  triggerTextNeeded: 'Say what happened, so that others can judge it.',
  triggerPlaceholder: 'A chain opened two streets away',
  about: (note: string) => `About ${named(note)}`,
  aboutAll: 'About the canvas as a whole',
  notAbout: 'About the canvas as a whole instead',
  raiseNow: 'Raise it',
  raising: 'Raising…',
  raised: 'Raised: others see it now.',
  triggerOffline:
    'This is kept on the server, which does not answer. What you typed stays here: raise it once you are connected.',
  triggerRefused: 'You may no longer raise one here. What you typed stays.',
  raisedBy: (name: string, at: string) => `${name}, ${at}`,
  handle: 'Mark as dealt with',
  handleOne: (text: string) => `Mark as dealt with: ${text}`,
  handled: (at: string) => `Dealt with ${at}`,
  open: 'Waits for an answer',
  handledNow: 'Marked as dealt with',
  showHandled: (count: number) => plural(count, 'Show 1 dealt with', (n) => `Show ${n} dealt with`),
  hideHandled: 'Hide what was dealt with',
  noteGone: 'a note that is gone',

  // Signals
  signals: 'Signals',
  noSignals:
    'What you hear of customers, rivals, technology or the market goes here, and onto the notes it touches.',
  noneOfKind: 'None of this kind.',
  add: 'Add a signal',
  filter: 'Show',
  all: 'All',
  kinds: {
    customer_need: { name: 'Customer need', filter: 'Needs', meaning: 'What customers ask for now.' },
    new_entrant: { name: 'New rival', filter: 'Rivals', meaning: 'Somebody else offers it too.' },
    technology: { name: 'Technology', filter: 'Technology', meaning: 'Something can be done in a new way.' },
    market: { name: 'Market', filter: 'Market', meaning: 'Demand, price or rules move.' },
    gap: { name: 'Gap', filter: 'Gaps', meaning: 'Something is wanted and nobody offers it.' },
    fault: { name: 'Fault', filter: 'Faults', meaning: 'Something of ours does not work as it should.' },
  },
  filtered: (kind: string, count: number) => `${kind} (${number(count)})`,
  signal: (text: string) => `Signal: ${text || 'not said yet'}`,
  kind: 'Kind',
  text: 'What we heard or saw',
  textPlaceholder: 'Offices ask for decaf',
  date: 'Seen on',
  url: 'Where it stands',
  seen: (at: string) => day(at),
  unsaid: 'Not said yet',
  isNew: 'New',
  edit: 'Edit',
  editOne: (text: string) => `Edit: ${text || 'signal'}`,
  done: 'Done',
  remove: 'Remove',
  removeOne: (text: string) => `Remove: ${text || 'signal'}`,
  removed: 'Signal removed',
  full: (most: number) => `One signal can touch ${number(most)} notes.`,

  // On notes
  linkTo: 'Link to notes',
  linkOne: (text: string) => `Link to notes: ${text || 'signal'}`,
  dragHint: 'Drag a signal onto a note to link them.',
  touches: 'Notes it touches',
  openNote: (note: string) => `Open the details: ${note}`,
  unlink: (note: string) => `Unlink ${note}`,
  linked: (note: string) => `Linked to ${named(note)}`,
  already: (note: string) => `Already linked to ${named(note)}`,
  picker: (text: string) =>
    text === '' ? 'Which notes does it touch?' : `Which notes does ${named(text)} touch?`,
  search: 'Find a note',
  searchPlaceholder: 'Find a note by its text',
  nothing: (query: string) => `No note has ${named(query)} in it.`,
  noNotes: 'There are no notes yet.',
  found: (count: number) => plural(count, '1 note', (n) => `${n} notes`),

  // In the details of a note
  newSince: (count: number, at: string) =>
    plural(count, `1 new since the review on ${day(at)}.`, (n) => `${n} new since the review on ${day(at)}.`),
  newNever: (count: number) =>
    plural(
      count,
      '1 signal, and no review has looked at it yet.',
      (n) => `${n} signals, and no review has looked at them yet.`,
    ),
  allSeen: (at: string) => `All were there at the review on ${day(at)}.`,
  tray: 'All signals',
} as const

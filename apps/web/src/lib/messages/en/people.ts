/** People, their roles, and what is locked. */
import { plural } from './common.ts'

export const people = {
  title: 'People',
  open: 'People…',
  loading: 'Looking who is in this canvas…',
  yourMenu: (name: string) => `You: ${name}`,
  yourName: 'Change your name…',
  yourRole: {
    owner: 'You own this canvas',
    facilitator: 'You lead here',
    editor: 'You can edit',
    reviewer: 'You can read and comment',
    viewer: 'You can read',
  },
  yourRight: {
    owner: 'You own this canvas: you can do everything in it, also change roles and delete it.',
    facilitator: 'You lead here: you can edit, lock blocks, invite people and let them go.',
    editor: 'You can edit: add, change and move notes, except in locked blocks.',
    reviewer: 'You can read everything and comment, not change notes.',
    viewer: 'You can read everything, not change it.',
  },
  /** As one of a choice, with what it means. */
  roles: {
    owner: { name: 'Owner', may: 'Everything, also roles and deleting the canvas.' },
    facilitator: {
      name: 'Facilitator',
      may: 'Edits, locks blocks, invites editors and readers and lets them go.',
    },
    editor: { name: 'Editor', may: 'Adds, changes and moves notes, except in locked blocks.' },
    reviewer: { name: 'Reviewer', may: 'Reads everything and comments; changes nothing.' },
    viewer: { name: 'Viewer', may: 'Reads everything; changes nothing.' },
  },
  you: (name: string) => `${name} (you)`,
  here: 'here now',
  joined: (when: string) => `came ${when}`,
  until: (date: string) => `until ${date}`,
  roleOf: (name: string) => `Role of ${name}`,
  remove: 'Remove…',
  removeLabel: (name: string) => `Remove ${name}…`,
  removeQuestion: (name: string) =>
    `${name} loses access at once. The link they came by does not let them in again.`,
  removeNow: 'Remove',
  removed: (name: string) => `${name} is removed`,
  leave: 'Leave…',
  leaveQuestion: 'You lose access at once. The copy on this device is deleted.',
  leaveNow: 'Leave this canvas',
  lastOwner: 'A canvas needs an owner. Make somebody else one first.',
  more: 'Show more',

  // What somebody did, said to whom it concerns
  roleNow: {
    owner: 'You own this canvas now',
    facilitator: 'You lead here now: you can lock blocks and invite people',
    editor: 'You can edit now',
    reviewer: 'You can read and comment now, not edit',
    viewer: 'You can read now, not edit',
  },

  // Locks
  lock: 'Lock this block',
  unlock: 'Unlock this block',
  lockWhy: 'Lock with a reason…',
  giveReason: 'Give a reason…',
  changeReason: 'Change the reason…',
  lockTitle: (block: string) => `Lock ${block}`,
  lockReason: 'Reason',
  lockReasonHint: 'Everyone reads it in the block. It may stay empty.',
  lockOthers: 'Lock all other blocks',
  unlockAll: 'Unlock all blocks',
  lockedNow: (count: number) => plural(count, 'The block is locked', (n) => `${n} blocks are locked`),
  unlockedNow: (count: number) =>
    plural(count, 'The block is open again', (n) => `${n} blocks are open again`),
  lockedBy: (name: string, block: string) => `${name} locked ${block}`,
  lockedByWhy: (name: string, block: string, reason: string) => `${name} locked ${block}: ${reason}`,
  lockedManyBy: (name: string, count: number) =>
    plural(count, `${name} locked a block`, (n) => `${name} locked ${n} blocks`),
  unlockedBlock: (block: string) => `${block} is open again`,

  // Authors of notes
  by: (name: string) => `By ${name}`,
  byAndChanged: (author: string, editor: string) => `By ${author}, changed by ${editor}`,
  changedBy: (name: string) => `Changed by ${name}`,
} as const

import { number, plural } from './common.ts'

export const share = {
  title: 'Share',
  invite: 'Invite people by link',
  right: 'Whoever has the link',
  expiry: 'It lets people in',
  expiries: { never: 'until you close it', day: 'for a day', week: 'for a week', month: 'for 30 days' },
  link: 'Link',
  linkPlaceholder: 'Made when you copy it',
  copy: 'Copy link',
  copied: 'Link copied',
  copyYourself: 'The link is selected. Copy it with Ctrl+C or your device’s own menu.',
  onlyHere: 'This address works only on this computer.',
  onlyHereMore: 'Others reach it once you start Ninefold on your network or with a public address.',
  letOthersIn: 'How to let others in',
  links: 'Links so far',
  made: (when: string) => `made ${when}`,
  /** `most` is how many it lets in, where that is limited. */
  came: (count: number, most?: number) => {
    if (most !== undefined) return `${number(count)} of ${number(most)} came by it`
    return count === 0
      ? 'nobody came by it yet'
      : plural(count, '1 person came by it', (n) => `${n} people came by it`)
  },
  expires: (date: string) => `until ${date}`,
  expired: (inside: number) =>
    inside === 0 ? 'Expired' : plural(inside, 'Expired, 1 inside', (n) => `Expired, ${n} inside`),
  usedUp: (inside: number) =>
    inside === 0 ? 'Used up' : plural(inside, 'Used up, 1 inside', (n) => `Used up, ${n} inside`),
  isClosed: (inside: number) =>
    inside === 0
      ? 'Closed to newcomers'
      : plural(inside, 'Closed to newcomers, 1 inside', (n) => `Closed to newcomers, ${n} inside`),
  /** `inside` is how many of those who came by it are in the canvas. */
  closeDoor: (inside: number) =>
    inside === 0
      ? 'Close the door'
      : plural(inside, 'Close the door, 1 stays', (n) => `Close the door, ${n} stay`),
  openDoor: 'Open the door',
  doorClosed: (inside: number) =>
    inside === 0
      ? 'The door is closed: nobody new comes in by this link'
      : plural(
          inside,
          'The door is closed: nobody new comes in, the one inside stays',
          (n) => `The door is closed: nobody new comes in, the ${n} inside stay`,
        ),
  doorOpen: 'The door is open again',
  removeAll: (inside: number) =>
    inside === 0
      ? 'Delete the link…'
      : plural(inside, 'Remove the one who came…', (n) => `Remove all ${n} who came…`),
  removeQuestion: (inside: number) =>
    inside === 0
      ? 'Nobody in the canvas came by this link. It lets nobody in any more.'
      : plural(
          inside,
          '1 person came by this link and loses access at once. It lets nobody in any more.',
          (n) => `${n} people came by this link and lose access at once. It lets nobody in any more.`,
        ),
  removeNow: (inside: number) =>
    inside === 0 ? 'Delete the link' : plural(inside, 'Remove 1 person', (n) => `Remove ${n} people`),
  removed: (inside: number) =>
    inside === 0
      ? 'The link is deleted'
      : plural(
          inside,
          'The link is deleted, 1 person is removed',
          (n) => `The link is deleted, ${n} people are removed`,
        ),
  can: {
    owner: 'owns it',
    facilitator: 'can lead',
    editor: 'can edit',
    reviewer: 'can comment',
    viewer: 'can read',
  },
  mostUses: 'How many people',
  upTo: (most: number) => (most === 0 ? 'any number' : plural(most, 'one', (n) => `up to ${n}`)),

  // The owner's own way back
  recovery: 'Recovery link, yours alone',
  takeBack: 'Take it back…',
  takeBackQuestion: 'The recovery link stops working. You can make another one.',
  takeBackNow: 'Take it back',
  keep: 'Keep this canvas…',
  keepAsk:
    'This canvas is yours through this browser alone. A recovery link brings it back if the browser forgets.',
  keepTitle: 'Keep this canvas',
  keepText:
    'This canvas is yours through this browser alone. Should its data be cleared or the device be lost, a recovery link makes you the owner again: once, in any browser. Keep it where only you find it.',
  keepField: 'Recovery link',
  keepMake: 'Make a recovery link',
  keepPrint: 'Print it',
  keepSlip: 'Recovery link. It works once and makes whoever opens it the owner of this canvas.',

  onlyOwners: 'Only the owner of this canvas can make and close links. Ask them to invite others.',
  seenAs: 'Others see you as',
  changeName: 'Change name',
  nameTitle: 'Your name',
  nameHint: 'Everyone in your canvases sees it.',
  save: 'Save',
} as const

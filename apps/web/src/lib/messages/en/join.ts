export const join = {
  pageTitle: (title: string) => `Join ${title}`,
  looking: 'Looking where this link leads…',
  invited: 'You are invited to',
  join: 'Join',
  joinAs: (name: string) => `Join as ${name}`,
  notYou: 'Not you?',
  forgets: (name: string) =>
    `This browser then belongs to somebody new: the canvases of ${name} are no longer listed here.`,
  stay: (name: string) => `Stay ${name}`,
  nameHint: 'No account. Others see this name beside your cursor.',
  toStart: 'Go to the start page',
  refused: {
    link_not_found: {
      title: 'This link leads nowhere',
      text: 'It may have been cut short on its way. Copy the whole link, or ask whoever sent it for a new one.',
    },
    link_revoked: {
      title: 'This link was taken back',
      text: 'The owner ended it, and with it the access it gave. Ask them for a new one if that was not meant for you.',
    },
    link_closed: {
      title: 'The door is closed',
      text: 'Nobody new comes in by this link now. Ask whoever sent it to open it again.',
    },
    link_expired: {
      title: 'This link has run out',
      text: 'It was good for a limited time. Ask whoever sent it for a new one.',
    },
    link_used_up: {
      title: 'This link is used up',
      text: 'It was made for a certain number of people, and all of them are in. Ask whoever sent it for a new one.',
    },
    canvas_deleted: {
      title: 'This canvas is gone',
      text: 'Its owner deleted it. For 30 days they can bring it back.',
    },
  },
  failed: 'That did not work',
} as const

/** One person on several devices. */
import { plural } from './common.ts'

export const devices = {
  another: 'Use on another device…',
  title: 'Use on another device',
  text: 'Open this link on the other device, or scan the code with its camera. You are then the same person there, in all your canvases. Show it to nobody else.',
  qr: 'QR code of the link',
  link: 'Link for the other device',
  minutes: (count: number) =>
    plural(count, 'Good once, for 1 more minute.', (n) => `Good once, for ${n} more minutes.`),
  making: 'Making a link…',
  expired: 'This link has run out.',
  again: 'Make a new one',

  forget: 'Forget this device…',
  forgetTitle: 'Forget this device',
  forgetText: (name: string) =>
    `This browser forgets ${name} and deletes the copies of canvases it keeps. The canvases themselves stay.`,
  forgetBack: (name: string) =>
    `Without another device nobody can come back as ${name}. A recovery link brings back a canvas of your own.`,
  forgetUnsaved: (count: number) =>
    plural(
      count,
      '1 change has not reached the server yet and would be lost.',
      (n) => `${n} changes have not reached the server yet and would be lost.`,
    ),
  forgetNow: 'Forget this device',

  leave: 'Leave Ninefold…',
  leaveTitle: 'Leave Ninefold for good',
  leaveText: 'This cannot be undone, and no link brings it back.',
  leaveFacts: (name: string) => [
    `What ${name} wrote stays where it is, under the name “Former guest”.`,
    'Canvases only you are in are deleted.',
    'You leave all others at once. What you alone own goes to whoever has led there longest, or else edited.',
    'All your devices are signed out, and this browser forgets you.',
  ],
  leaveNow: 'Leave for good',

  // The page on the other device
  pageTitle: 'Use Ninefold on this device',
  looking: 'Looking whose link this is…',
  be: 'Use this device as',
  beMore: 'Your canvases are then here too. The link works once.',
  instead: (name: string) =>
    `This browser is ${name} now. It then forgets ${name}, with the canvases only ${name} is in.`,
  yes: (name: string) => `Yes, I am ${name}`,
  no: 'No, leave it',
  refused: {
    device_link_not_found: {
      title: 'This link leads nowhere',
      text: 'It may have been cut short on its way. Copy the whole link, or make a new one on the other device.',
    },
    device_link_expired: {
      title: 'This link has run out',
      text: 'It was good for ten minutes. Make a new one on the other device.',
    },
    device_link_used: {
      title: 'This link has been used',
      text: 'It works once. Was that not you? Then make a new one on the other device, and use it soon.',
    },
  },
} as const

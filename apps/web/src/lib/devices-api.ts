/** One person on several devices, over HTTP. */
import { ask, routes } from './api.ts'

const { me, devices } = routes

export const createDeviceLink = () => ask(() => me.devices.$post())
export const forgetThisDevice = () =>
  ask(() => me.devices[':deviceId'].$delete({ param: { deviceId: 'current' } }))
/** Ends oneself, on all devices. */
export const leaveForGood = () => ask(() => me.$delete())
export const previewDevice = (token: string) => ask(() => devices.preview.$post({ json: { token } }))
export const claimDevice = (token: string) => ask(() => devices.claim.$post({ json: { token } }))

/** Whom a rate limit counts: the address a request came from, also behind a proxy. */
import { BlockList, isIP } from 'node:net'
import type { AppEnv } from './context.ts'

/** Where the proxy in front of us can be: this machine or a private network. */
const NEAR = new BlockList()
NEAR.addSubnet('127.0.0.0', 8)
NEAR.addSubnet('10.0.0.0', 8)
NEAR.addSubnet('172.16.0.0', 12)
NEAR.addSubnet('192.168.0.0', 16)
NEAR.addAddress('::1', 'ipv6')
NEAR.addSubnet('fc00::', 7, 'ipv6')

/**
 * The last entry of X-Forwarded-For, the one the nearest proxy wrote, is believed only where PUBLIC_URL says that
 * there is one and the peer is near; whoever talks to us directly cannot pass for another.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | undefined,
  proxied: boolean,
): string {
  const address = peer?.replace(/^::ffff:/, '') ?? 'unknown'
  if (!proxied || !isNear(address)) return address
  const forwarded = forwardedFor?.split(',').at(-1)?.trim() ?? ''
  return isIP(forwarded) ? forwarded : address
}

function isNear(address: string): boolean {
  const version = isIP(address)
  return version !== 0 && NEAR.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/** What is looked at of a request, whatever its route leaves on it. */
interface Asking {
  readonly env: AppEnv['Bindings'] | undefined
  readonly req: { header(name: string): string | undefined }
}

export function addressOf(c: Asking, publicUrl: string | null): string {
  const peer = c.env?.incoming?.socket.remoteAddress
  return clientAddress(peer, c.req.header('x-forwarded-for'), publicUrl !== null)
}

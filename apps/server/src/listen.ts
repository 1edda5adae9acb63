/** The sockets the server listens on. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { UpgradeHandler } from './sync/ports.ts'

export interface Listening {
  /** The port taken, also when 0 was asked for. */
  readonly port: number
  /** Takes no more requests; resolves when the last is answered, or after `graceMs` cuts what is left. */
  close(graceMs: number): Promise<void>
}

export interface ListenOptions {
  readonly host: string
  readonly port: number
  readonly onRequest: RequestListener
  readonly onUpgrade: UpgradeHandler
}

/**
 * "localhost" means both loopback addresses: a browser tries either, and the first one alone would leave some
 * programs with a refused connection. IPv6 may be missing on a machine; IPv4 may not.
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { host, port, onRequest, onUpgrade } = options
  const start = (address: string, wanted: number): Promise<Server> =>
    new Promise((resolve, reject) => {
      const server = createServer(onRequest).on('upgrade', onUpgrade)
      server.once('error', reject)
      server.listen(wanted, address, () => resolve(server.off('error', reject)))
    })
  const first = await start(host === 'localhost' ? '127.0.0.1' : host, port)
  const taken = (first.address() as AddressInfo).port
  const servers = [first]
  if (host === 'localhost') {
    const second = await start('::1', taken).catch(whyNoIpv6)
    if (second === 'taken' && port === 0) {
      // A port that was free on one address only: try another.
      await end(first, 0)
      return listen(options)
    }
    if (second === 'taken') throw new Error(`port ${port} is taken on [::1]`)
    if (second !== 'missing') servers.push(second)
  }
  return {
    port: taken,
    close: async (graceMs) => void (await Promise.all(servers.map((one) => end(one, graceMs)))),
  }
}

function whyNoIpv6(error: NodeJS.ErrnoException): 'missing' | 'taken' {
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') return 'missing'
  if (error.code === 'EADDRINUSE') return 'taken'
  throw error
}

function end(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => {
      server.closeAllConnections()
      // Sockets that were upgraded are no longer the server's to cut; whoever took them has closed them.
      resolve()
    }, graceMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
}

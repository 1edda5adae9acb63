/** A way to the server that can be cut, as a network goes that one had: what is open breaks off, nothing new gets through. */
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import type { TestServer } from './server.ts'

export interface Cable {
  /** The server's address by this way. */
  readonly url: string
  cut(): void
  mend(): void
  end(): void
}

export async function layCable(server: TestServer): Promise<Cable> {
  const { hostname, port } = new URL(server.url)
  const open = new Set<Socket>()
  let isCut = false
  const listener = createServer((near) => {
    if (isCut) return near.destroy()
    const far = connect(Number(port), hostname)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.pipe(other)
      // Whichever end goes, how it went is the other's business no more.
      one
        .on('error', () => undefined)
        .on('close', () => {
          open.delete(one)
          other.destroy()
        })
    }
  })
  listener.listen(0, hostname)
  await once(listener, 'listening')
  const breakOff = (): void => {
    for (const socket of open) socket.destroy()
  }
  return {
    url: `http://${hostname}:${(listener.address() as AddressInfo).port}`,
    cut() {
      isCut = true
      breakOff()
    },
    mend: () => void (isCut = false),
    end() {
      listener.close()
      breakOff()
    },
  }
}

/** The door: `/sync/<canvasId>`. Asks who it is, lets in or says why not, and ties socket and engine together. */
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { isFinalClose, type Limits } from '@ninefold/shared'
import { systemClock } from './clock.ts'
import { Comings } from './comings.ts'
import type { AccessRequest, Authorize, Clock, Grant, Log, Refusal, UpgradeHandler } from './ports.ts'
import type { Engine } from './registry.ts'
import { RepeatOffenders } from './repeat-offenders.ts'
import { createAcceptLine, type CloseWatch, type Line } from './socket.ts'

interface UpgradeDeps {
  readonly rooms: Engine
  readonly authorize: Authorize
  readonly limits: Limits
  readonly log: Log
  readonly clock?: Clock
}

interface Asked {
  readonly access: AccessRequest
  readonly speaksApp: boolean
  readonly epoch: number | null
}

const COOKIE = 'ninefold'
const RETRY_MS = 5000

export function createUpgrade({
  rooms,
  authorize,
  limits,
  log,
  clock = systemClock,
}: UpgradeDeps): UpgradeHandler {
  const accept = createAcceptLine()
  const admitted = perMinute(limits.connectionsPerMinute, clock)
  const offenders = new RepeatOffenders(clock)
  const comings = new Comings(limits.connectionsPerUser, clock)

  return (request, socket, head) => {
    // Until the handshake is done nobody else listens for a reset.
    const onError = (): void => void socket.destroy()
    socket.on('error', onError)
    const asked = readRequest(request)
    if (!asked) return refuseUpgrade(socket, 404)
    const identity = identityOf(asked.access)
    const waitMs = offenders.waitOf(identity) || comings.waitOf(identity)
    if (waitMs > 0) return refuseUpgrade(socket, 429, waitMs)
    if (rooms.isDraining) return refuseUpgrade(socket, 503, RETRY_MS)
    authorize(asked.access).then(
      (access) => {
        if (socket.destroyed) return
        // Counted for those alone who may come in: others could use it up for everybody.
        if (access.kind === 'grant' && !admitted()) return refuseUpgrade(socket, 503, RETRY_MS)
        if (access.kind === 'status') return refuseUpgrade(socket, access.status, access.retryAfterMs)
        socket.off('error', onError)
        const watch = new FinalCloses(offenders, identity)
        accept({ request, socket, head, watch }, (line) => {
          if (access.kind === 'close') line.close(access.code, access.reason)
          else void connect(rooms, line, asked, access.grant)
        })
      },
      (error: unknown) => {
        log.error({ err: error }, 'could not decide about a connection')
        refuseUpgrade(socket, 503, RETRY_MS)
      },
    )
  }
}

async function connect(rooms: Engine, line: Line, asked: Asked, grant: Grant): Promise<void> {
  const { speaksApp, epoch } = asked
  const arrival = { canvasId: asked.access.canvasId, grant, socket: line, speaksApp, epoch }
  const peer = await rooms.connect(arrival, () => line.isGone)
  if (peer) line.start(peer)
}

/** Counts the closes of an identity with a code that says not to come back. It lives as long as the line. */
class FinalCloses implements CloseWatch {
  readonly #offenders: RepeatOffenders
  readonly #identity: string

  constructor(offenders: RepeatOffenders, identity: string) {
    this.#offenders = offenders
    this.#identity = identity
  }

  closed(code: number): void {
    if (isFinalClose(code)) this.#offenders.closed(this.#identity)
  }
}

/** What somebody came with: whoever has nothing is counted by address. */
function identityOf({ queryToken, cookieToken, address }: AccessRequest): string {
  return queryToken ?? cookieToken ?? address
}

function readRequest(request: IncomingMessage): Asked | null {
  const url = URL.parse(request.url ?? '', 'http://host')
  const canvasId = url && /^\/sync\/([0-9A-Za-z_-]{1,64})$/.exec(url.pathname)?.[1]
  if (!url || !canvasId) return null
  const { headers, socket } = request
  const epoch = url.searchParams.get('epoch')
  return {
    access: {
      canvasId,
      cookieToken: readCookie(headers.cookie, COOKIE),
      queryToken: url.searchParams.get('token'),
      origin: headers.origin ?? null,
      host: headers.host ?? null,
      address: socket.remoteAddress ?? '',
      secure: headers['x-forwarded-proto'] === 'https',
    },
    speaksApp: url.searchParams.get('app') === '1',
    epoch: epoch !== null && /^\d{1,9}$/.test(epoch) ? Number(epoch) : null,
  }
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.split('=', 2)
    if (key?.trim() === name && value !== undefined) return value.trim()
  }
  return null
}

const STATUS_TEXT: Readonly<Record<(Refusal & { kind: 'status' })['status'] | 404, string>> = {
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
}

function refuseUpgrade(socket: Duplex, status: keyof typeof STATUS_TEXT, retryAfterMs?: number): void {
  const retry = retryAfterMs === undefined ? '' : `Retry-After: ${Math.ceil(retryAfterMs / 1000)}\r\n`
  // Half-open sockets are allowed here: without this one whose peer never hangs up would stay for ever.
  socket.once('finish', () => socket.destroy())
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_TEXT[status]}\r\nConnection: close\r\nContent-Length: 0\r\n${retry}\r\n`,
  )
}

/** Whether one more may come in this minute. */
function perMinute(limit: number, clock: Clock): () => boolean {
  let minute = 0
  let count = 0
  return () => {
    const now = Math.floor(clock.now() / 60_000)
    if (now !== minute) count = 0
    minute = now
    return ++count <= limit
  }
}

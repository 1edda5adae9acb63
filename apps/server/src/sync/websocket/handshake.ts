/** The opening handshake (RFC 6455 §4.2): what makes a request one for a WebSocket, and the answer to it. */
import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'

/** Fixed by the RFC. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
/** Sixteen bytes in base64. */
const KEY = /^[A-Za-z0-9+/]{22}==$/
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/
const VERSION = '13'

/** The answer to a request for a WebSocket; null for what is none. No extension is ever agreed on. */
export function handshakeAnswer({ method, headers }: IncomingMessage): string | null {
  const key = headers['sec-websocket-key']
  const isWanted = method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket'
  if (!isWanted || headers['sec-websocket-version'] !== VERSION || !key || !KEY.test(key)) return null
  const accept = createHash('sha1')
    .update(key + GUID)
    .digest('base64')
  const protocol = firstProtocol(headers)
  return (
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
    `Sec-WebSocket-Accept: ${accept}\r\n${protocol ? `Sec-WebSocket-Protocol: ${protocol}\r\n` : ''}\r\n`
  )
}

/** A browser that offers protocols and is given none hangs up. */
function firstProtocol(headers: IncomingHttpHeaders): string | null {
  const first = headers['sec-websocket-protocol']?.split(',', 1)[0]?.trim()
  return first && TOKEN.test(first) ? first : null
}

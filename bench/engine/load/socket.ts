/**
 * A WebSocket client that costs next to nothing, because ten thousand of them share one core with their own clocks. All
 * read into one buffer, a message is a range of it, and frames are masked with zeros, which leaves their bytes as they
 * are (RFC 6455 §5.3 asks for a mask, and the server removes it like any other).
 */
import { connect, type Socket } from 'node:net'

const BINARY = 2
const CLOSE = 8
const PING = 9
const PONG = 10
const FINAL = 0x80
const MASKED = 0x80

const shared = Buffer.allocUnsafe(256 * 1024)

/** A complete frame as a client sends it. */
export function clientFrame(payload: Uint8Array, opcode = BINARY): Uint8Array {
  const { length } = payload
  const header = length < 126 ? 6 : length < 65_536 ? 8 : 14
  const frame = Buffer.alloc(header + length)
  frame[0] = FINAL | opcode
  if (header === 6) frame[1] = MASKED | length
  else if (header === 8) {
    frame[1] = MASKED | 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = MASKED | 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(payload, header)
  return frame
}

/** A message: `bytes` from `from` to before `to`. Valid during the call alone. */
export type OnMessage = (bytes: Buffer, from: number, to: number) => void

export class LoadSocket {
  onMessage: OnMessage = () => undefined
  /** The code the server closed with; 1006 when the line just ended; null while it is open. */
  closeCode: number | null = null
  bytesRead = 0
  readonly #socket: Socket
  #opened: (() => void) | null
  /** What is there of a header, or of the answer to the upgrade. */
  #rest: Buffer | null = null
  #message: { readonly opcode: number; readonly bytes: Buffer; filled: number } | null = null

  private constructor(
    port: number,
    path: string,
    address: string | undefined,
    opened: (error?: Error) => void,
  ) {
    this.#opened = opened
    const fail = (why: string): void => {
      this.closeCode ??= 1006
      opened(new Error(`${path}: ${why}`))
    }
    this.#socket = connect({
      port,
      host: '127.0.0.1',
      ...(address ? { localAddress: address } : {}),
      onread: {
        buffer: shared,
        callback: (length) => {
          this.bytesRead += length
          this.#read(shared, length)
          return true
        },
      },
    })
    this.#socket.setNoDelay(true)
    this.#socket.on('error', (error) => fail(error.message))
    this.#socket.on('close', () => fail('the line was closed'))
    this.#socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    )
  }

  /** Resolves when the server has accepted. `address` is the loopback address it comes from. */
  static open(port: number, path: string, onMessage: OnMessage, address?: string): Promise<LoadSocket> {
    return new Promise((resolve, reject) => {
      const socket: LoadSocket = new LoadSocket(port, path, address, (error) => {
        if (error) reject(error)
        else resolve(socket)
      })
      socket.onMessage = onMessage
    })
  }

  send(frame: Uint8Array): void {
    this.#socket.write(frame)
  }

  /** Takes in nothing more, as a browser does that hangs. */
  pause(): void {
    this.#socket.pause()
  }

  resume(): void {
    this.#socket.resume()
  }

  destroy(): void {
    this.closeCode ??= 1000
    this.#socket.destroy()
  }

  #read(chunk: Buffer, length: number): void {
    let bytes = chunk
    let end = length
    if (this.#rest) {
      bytes = Buffer.concat([this.#rest, chunk.subarray(0, length)])
      end = bytes.length
      this.#rest = null
    }
    let at = this.#opened ? this.#readAnswer(bytes, end) : 0
    while (at < end) at = this.#message ? this.#fill(bytes, at, end) : this.#frame(bytes, at, end)
  }

  /** Passes over the answer to the upgrade; gives where frames begin. */
  #readAnswer(bytes: Buffer, end: number): number {
    const answer = bytes.toString('latin1', 0, end)
    const headEnd = answer.indexOf('\r\n\r\n')
    if (headEnd < 0) {
      this.#rest = Buffer.from(bytes.subarray(0, end))
      return end
    }
    if (!answer.startsWith('HTTP/1.1 101')) {
      this.#socket.destroy(new Error(answer.slice(0, answer.indexOf('\r\n'))))
      return end
    }
    this.#opened?.()
    this.#opened = null
    return headEnd + 4
  }

  #frame(bytes: Buffer, at: number, end: number): number {
    const short = (bytes[at + 1] as number) & 0x7f
    const header = short === 126 ? 4 : short === 127 ? 10 : 2
    if (end - at < 2 || end - at < header) {
      this.#rest = Buffer.from(bytes.subarray(at, end))
      return end
    }
    const length =
      header === 2 ? short : header === 4 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
    const opcode = (bytes[at] as number) & 0x0f
    const from = at + header
    if (end - from >= length) {
      this.#take(opcode, bytes, from, from + length)
      return from + length
    }
    this.#message = { opcode, bytes: Buffer.allocUnsafe(length), filled: 0 }
    return from
  }

  #fill(bytes: Buffer, at: number, end: number): number {
    const message = this.#message
    if (!message) return at
    const to = Math.min(end, at + message.bytes.length - message.filled)
    bytes.copy(message.bytes, message.filled, at, to)
    message.filled += to - at
    if (message.filled === message.bytes.length) {
      this.#message = null
      this.#take(message.opcode, message.bytes, 0, message.filled)
    }
    return to
  }

  #take(opcode: number, bytes: Buffer, from: number, to: number): void {
    if (opcode === BINARY) this.onMessage(bytes, from, to)
    else if (opcode === PING) this.send(clientFrame(bytes.subarray(from, to), PONG))
    else if (opcode === CLOSE) {
      this.closeCode ??= to - from >= 2 ? bytes.readUInt16BE(from) : 1005
      this.#socket.end(clientFrame(bytes.subarray(from, Math.min(to, from + 2)), CLOSE))
    }
  }
}

/**
 * Loaded into a server before its own code (`node --import`): notes every connection it opens and every datagram it
 * sends, one line each, in the file named by `OUTGOING`. Answers to those who connected to it are none of these.
 */
import { Socket as Datagrams } from 'node:dgram'
import { appendFileSync } from 'node:fs'
import { Socket } from 'node:net'

const file = process.env.OUTGOING ?? ''

function noted<F extends (this: never, ...args: never[]) => unknown>(kind: string, real: F): F {
  return function (this: never, ...args: never[]) {
    appendFileSync(file, `${kind} ${JSON.stringify(args[0])}\n`)
    return Reflect.apply(real, this, args)
  } as F
}

Socket.prototype.connect = noted('connect', Socket.prototype.connect)
Datagrams.prototype.send = noted('send', Datagrams.prototype.send)

/** Updates made to hurt. Each is small on the wire and, given to Yjs, large in time or memory. For tests. */
import { encoding } from 'lib0'

/** Numbers as lib0 writes them, bytes and text as they are, with their length. */
type Part = number | string | Uint8Array

export function bytesOf(...parts: readonly Part[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (const part of parts) write(encoder, part)
  return encoding.toUint8Array(encoder)
}

function write(encoder: encoding.Encoder, part: Part): void {
  if (typeof part === 'number') encoding.writeVarUint(encoder, part)
  else if (typeof part === 'string') encoding.writeVarString(encoder, part)
  else encoding.writeUint8Array(encoder, part)
}

function repeated(count: number, parts: (i: number) => readonly Part[]): Uint8Array {
  const encoder = encoding.createEncoder()
  for (let i = 0; i < count; i++) for (const part of parts(i)) write(encoder, part)
  return encoding.toUint8Array(encoder)
}

const NO_DELETIONS = 0
const GC = 0
const ITEM_STRING = 4
const ITEM_JSON = 2
const ITEM_TYPE = 7
const ITEM_ANY = 8
const ITEM_DOC = 9
const HAS_ORIGIN = 0x80
const IN_ROOT = 1
const IN_ITEM = 0

/** `victim` and `mine` are client ids; the victim's is known up to clock `known`. */
export function bombs(victim: number, mine: number, known: number): Readonly<Record<string, Uint8Array>> {
  const aString = (text: string): Part[] => [ITEM_STRING, IN_ROOT, 'text', text]
  return {
    'claims 30 million structs in seven bytes': bytesOf(1, 30_000_000, mine, 0),
    'takes 2⁴⁰ clocks of a victim': bytesOf(1, 1, victim, known, GC, 2 ** 40, NO_DELETIONS),
    'takes one clock of a victim': bytesOf(1, 1, victim, known, GC, 1, NO_DELETIONS),
    'takes 2⁴⁰ clocks of its own': bytesOf(1, 1, mine, 0, GC, 2 ** 40, NO_DELETIONS),
    'deletes 2⁴⁰ clocks of a victim': bytesOf(0, 1, victim, 1, 0, 2 ** 40),
    'deletes what a client never met will write': bytesOf(0, 1, 999_999, 1, 0, 1),
    'names 100,000 client ids': bytesOf(
      100_000,
      repeated(100_000, (i) => [1, 10 + i, 0, GC, 1]),
      NO_DELETIONS,
    ),
    'names 10,000 root types': bytesOf(
      1,
      10_000,
      mine,
      0,
      repeated(10_000, (i) => [ITEM_STRING, IN_ROOT, `r${i}`, 'x']),
      NO_DELETIONS,
    ),
    'holds half a million tiny structs': bytesOf(
      1,
      500_000,
      mine,
      0,
      repeated(500_000, () => [GC, 1]),
      NO_DELETIONS,
    ),
    'leaves a gap before its structs': bytesOf(1, 1, mine, 5, ...aString('x'), NO_DELETIONS),
    'leaves structs out in the middle': bytesOf(
      1,
      3,
      mine,
      0,
      ...aString('x'),
      10,
      7,
      ...aString('y'),
      NO_DELETIONS,
    ),
    'follows a struct nobody knows': bytesOf(
      1,
      1,
      mine,
      0,
      Uint8Array.of(ITEM_STRING | HAS_ORIGIN),
      victim,
      known,
      'x',
      NO_DELETIONS,
    ),
    'lies in a parent nobody knows': bytesOf(1, 1, mine, 0, ITEM_STRING, IN_ITEM, 4242, 0, 'x', NO_DELETIONS),
    'walks one text half a million times': bytesOf(
      0,
      1,
      victim,
      250_000,
      repeated(250_000, () => [0, known]),
    ),
    'nests values a thousand deep': bytesOf(
      1,
      1,
      mine,
      0,
      ITEM_ANY,
      IN_ROOT,
      'list',
      1,
      repeated(1000, () => [117, 1]),
      126,
      NO_DELETIONS,
    ),
    'nests JSON ten thousand deep': bytesOf(
      1,
      1,
      mine,
      0,
      ITEM_JSON,
      IN_ROOT,
      'list',
      1,
      '['.repeat(10_000) + ']'.repeat(10_000),
      NO_DELETIONS,
    ),
    'nests types ten thousand deep': bytesOf(
      1,
      10_000,
      mine,
      0,
      ITEM_TYPE,
      IN_ROOT,
      'list',
      0,
      repeated(9_999, (i) => [ITEM_TYPE, IN_ITEM, mine, i, 0]),
      NO_DELETIONS,
    ),
    'brings a subdocument with options Yjs trips over': bytesOf(
      1,
      1,
      mine,
      0,
      ITEM_DOC,
      IN_ROOT,
      'list',
      'guid',
      126,
      NO_DELETIONS,
    ),
    'has two sections of one client': bytesOf(2, 1, mine, 0, ...aString('x'), 1, mine, 1, ...aString('y'), 0),
    'claims a text that is longer than the frame': bytesOf(
      1,
      1,
      mine,
      0,
      ITEM_STRING,
      IN_ROOT,
      'text',
      1_000_000,
      Uint8Array.of(120),
      NO_DELETIONS,
    ),
    'holds text that is not UTF-8': bytesOf(
      1,
      1,
      mine,
      0,
      ITEM_STRING,
      IN_ROOT,
      'text',
      2,
      Uint8Array.of(0xc3, 0x28),
      NO_DELETIONS,
    ),
    'has a struct without length': bytesOf(1, 1, mine, 0, ...aString(''), NO_DELETIONS),
    'counts beyond what a number holds': bytesOf(
      1,
      1,
      mine,
      Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 127),
    ),
    'goes on after its end': bytesOf(0, 0, 0),
    'is empty': new Uint8Array(),
  }
}

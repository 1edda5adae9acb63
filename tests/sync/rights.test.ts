/**
 * Who may do what, cell by cell: every role, and somebody from outside, tries every operation over the raw API and over
 * a raw socket, one that is opened with the role, one that was open before the role changed, and one that comes back
 * with what was written offline.
 */
import { atLeast, FRAME, ROLES, SYNC, type Role } from '@ninefold/shared'
import { encoding } from 'lib0'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { startServer, type TestServer } from '../support/server.ts'
import { AppPeer } from './support/app-peer.ts'
import { newCanvas, newGuest, type Guest } from './support/people.ts'
import { until } from './support/until.ts'

let server: TestServer
beforeAll(async () => void (server = await startServer()))
afterAll(() => server.stop())

type Subject = Role | 'outsider'
const SUBJECTS: readonly Subject[] = ['outsider', ...ROLES]
const mayDo = (subject: Subject, least: Role): boolean => subject !== 'outsider' && atLeast(subject, least)

/** A canvas with an owner, and somebody of the role in question. */
interface Scene {
  readonly canvasId: string
  readonly owner: Guest
  readonly subject: Guest
}

async function call(who: Guest, method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${server.url}/api${path}`, {
    method,
    headers: { authorization: `Bearer ${who.token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

async function must<T>(answer: Promise<Response>): Promise<T> {
  const response = await answer
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
  return (response.status === 204 ? undefined : await response.json()) as T
}

async function newMember({ canvasId, owner }: Omit<Scene, 'subject'>, role: Role): Promise<Guest> {
  const guest = await newGuest(server, `A ${role}`)
  // Ownership by a link works once; any other role comes by a link as it is.
  const link = await must<{ token: string }>(call(owner, 'POST', `/canvases/${canvasId}/links`, { role }))
  await must(call(guest, 'POST', '/join', { token: link.token }))
  return guest
}

async function scene(subject: Subject): Promise<Scene> {
  const owner = await newGuest(server, 'The owner')
  const canvasId = await newCanvas(server, owner)
  if (subject === 'outsider') return { canvasId, owner, subject: await newGuest(server, 'An outsider') }
  return { canvasId, owner, subject: await newMember({ canvasId, owner }, subject) }
}

const setRole = ({ canvasId, owner, subject }: Scene, role: Subject): Promise<unknown> =>
  role === 'outsider'
    ? must(call(owner, 'DELETE', `/canvases/${canvasId}/members/${subject.userId}`))
    : must(call(owner, 'PATCH', `/canvases/${canvasId}/members/${subject.userId}`, { role }))

// ------------------------------------------------------------------------------------------------------- over HTTP
interface Operation {
  readonly least: Role
  readonly try: (scene: Scene) => Promise<Response>
  /** Code of the refusal, where it is not `forbidden`. */
  readonly refusal?: string
}

const on =
  (method: string, path: string, body?: unknown) =>
  ({ canvasId, subject }: Scene): Promise<Response> =>
    call(subject, method, `/canvases/${canvasId}${path}`, body)

async function linkOf({ canvasId, owner }: Scene, role: Role): Promise<string> {
  const link = await must<{ id: string }>(call(owner, 'POST', `/canvases/${canvasId}/links`, { role }))
  return `/links/${link.id}`
}

const addNote = { op: 'addNote', blockId: 'channels', text: 'By the API' }

const OPERATIONS: Readonly<Record<string, Operation>> = {
  'reads the canvas': { least: 'viewer', try: on('GET', '') },
  'reads its content': { least: 'viewer', try: on('GET', '/content') },
  'reads its members': { least: 'viewer', try: on('GET', '/members') },
  'reads its events': { least: 'viewer', try: on('GET', '/events?after=0') },
  'reads who wrote what': { least: 'viewer', try: on('GET', '/notes/facts') },
  'takes it away as a file': { least: 'viewer', try: on('GET', '/export?format=md') },
  'reads what was measured': { least: 'viewer', try: on('GET', '/readings') },
  'reads what calls for a review': { least: 'viewer', try: on('GET', '/triggers') },
  'calls for a review': {
    least: 'editor',
    try: on('POST', '/triggers', { kind: 'market', text: 'A rival' }),
  },
  'reads its locks': { least: 'viewer', try: on('GET', '/locks') },
  'renames it': { least: 'editor', try: on('PATCH', '', { title: 'Renamed' }) },
  'edits it': { least: 'editor', try: on('POST', '/content/edits', { edits: [addNote] }) },
  'locks a block': { least: 'facilitator', try: on('PUT', '/locks/channels', {}) },
  'unlocks a block': {
    least: 'facilitator',
    async try(one) {
      await must(call(one.owner, 'PUT', `/canvases/${one.canvasId}/locks/channels`, {}))
      return on('DELETE', '/locks/channels')(one)
    },
  },
  'reads its links': { least: 'facilitator', try: on('GET', '/links') },
  'makes a link for viewers': { least: 'facilitator', try: on('POST', '/links', { role: 'viewer' }) },
  'makes a link for editors': { least: 'facilitator', try: on('POST', '/links', { role: 'editor' }) },
  'makes a link for facilitators': { least: 'owner', try: on('POST', '/links', { role: 'facilitator' }) },
  'makes a recovery link': { least: 'owner', try: on('POST', '/links', { role: 'owner' }) },
  'closes a link for editors': {
    least: 'facilitator',
    try: async (one) => on('PATCH', await linkOf(one, 'editor'), { closed: true })(one),
  },
  'closes a link for facilitators': {
    least: 'owner',
    try: async (one) => on('PATCH', await linkOf(one, 'facilitator'), { closed: true })(one),
  },
  'revokes a link for editors': {
    least: 'facilitator',
    try: async (one) => on('DELETE', await linkOf(one, 'editor'))(one),
  },
  'revokes a recovery link': {
    least: 'owner',
    try: async (one) => on('DELETE', await linkOf(one, 'owner'))(one),
  },
  'changes a role': {
    least: 'owner',
    async try(one) {
      const other = await newMember(one, 'editor')
      return on('PATCH', `/members/${other.userId}`, { role: 'viewer' })(one)
    },
  },
  'makes itself owner': {
    least: 'owner',
    try: (one) => on('PATCH', `/members/${one.subject.userId}`, { role: 'owner' })(one),
  },
  'removes an editor': {
    least: 'facilitator',
    try: async (one) => on('DELETE', `/members/${(await newMember(one, 'editor')).userId}`)(one),
  },
  'removes a facilitator': {
    least: 'owner',
    try: async (one) => on('DELETE', `/members/${(await newMember(one, 'facilitator')).userId}`)(one),
  },
  leaves: {
    least: 'viewer',
    try: (one) => on('DELETE', `/members/${one.subject.userId}`)(one),
  },
  'deletes the canvas': { least: 'owner', try: on('DELETE', '') },
  'brings it back': {
    least: 'owner',
    async try(one) {
      await must(call(one.owner, 'DELETE', `/canvases/${one.canvasId}`))
      return on('POST', '/undelete')(one)
    },
  },
}

describe.each(SUBJECTS)('over HTTP: %s', (subject) => {
  for (const [what, { least, try: attempt }] of Object.entries(OPERATIONS)) {
    const may = mayDo(subject, least)
    test(`${what}: ${may ? 'done' : 'refused'}`, async () => {
      const response = await attempt(await scene(subject))
      if (may) return expect(response.status).toBeLessThan(300)
      const { error } = (await response.json()) as { error: { code: string } }
      expect([response.status, error.code]).toEqual([403, 'forbidden'])
    })
  }
})

// ------------------------------------------------------------------------------------------------------- by socket
async function titleOf({ canvasId, owner }: Scene): Promise<string> {
  const content = await must<{ meta: { title: string } }>(call(owner, 'GET', `/canvases/${canvasId}/content`))
  return content.meta.title
}

async function open({ canvasId, subject }: Scene): Promise<AppPeer> {
  const peer = new AppPeer(server, canvasId, subject)
  await peer.synced()
  return peer
}

/** Whether what `peer` has written got in; else it must have been closed for it. */
async function wroteIn(one: Scene, peer: AppPeer): Promise<boolean> {
  let title = ''
  const isDecided = async (): Promise<boolean> => {
    title = await titleOf(one)
    return title.includes('WRITTEN') || peer.closes.includes(4403)
  }
  // Who was closed for a fault three times in ten seconds waits at the door first.
  await until('the write is taken or its writer closed', isDecided, 30_000)
  return title.includes('WRITTEN')
}

/** What is refused on the socket once is refused for good: nothing of it comes in later. */
async function expectWritten(one: Scene, peer: AppPeer, may: boolean): Promise<void> {
  expect(await wroteIn(one, peer)).toBe(may)
  expect(peer.closes.filter((code) => code > 4000)).toEqual(may ? [] : [4403])
  peer.destroy()
  expect((await titleOf(one)).includes('WRITTEN')).toBe(may)
}

/** All that a peer holds, as the answer to a question nobody asked. */
function everythingOf({ doc }: AppPeer): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, FRAME.sync)
  encoding.writeVarUint(encoder, SYNC.step2)
  encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc))
  return encoding.toUint8Array(encoder).slice()
}

describe.each(SUBJECTS)('by socket: %s', (subject) => {
  const mayRead = mayDo(subject, 'viewer')
  const mayWrite = mayDo(subject, 'editor')

  test(`opens: ${mayRead ? 'let in' : 'closed with 4403'}`, async () => {
    const one = await scene(subject)
    const socket = new WebSocket(`${server.socketUrl}/${one.canvasId}?token=${one.subject.token}&app=1`)
    const outcome = await new Promise((resolve, reject) => {
      socket.on('message', () => resolve('in'))
      socket.on('close', (code) => resolve(code))
      socket.on('error', reject)
    })
    socket.terminate()
    expect(outcome).toBe(mayRead ? 'in' : 4403)
  })

  if (mayRead)
    test(`writes: ${mayWrite ? 'done' : 'closed, and nothing gets in'}`, async () => {
      const one = await scene(subject)
      const peer = await open(one)
      peer.type('WRITTEN')
      await expectWritten(one, peer, mayWrite)
    })

  test(`becomes it with an open socket that could write: ${mayWrite ? 'goes on' : 'nothing more gets in'}`, async () => {
    const one = await scene('editor')
    const peer = await open(one)
    await setRole(one, subject)
    peer.type('WRITTEN')
    await expectWritten(one, peer, mayWrite)
  })

  test(`becomes it with an open socket that could not write: ${mayWrite ? 'writes' : 'does not'}`, async () => {
    const one = await scene('viewer')
    const peer = await open(one)
    await setRole(one, subject)
    peer.type('WRITTEN')
    await expectWritten(one, peer, mayWrite)
  })

  test(`comes back with what was written offline: ${mayWrite ? 'it gets in' : 'nothing of it gets in'}`, async () => {
    const one = await scene('editor')
    const peer = await open(one)
    peer.provider.disconnect()
    peer.type('WRITTEN')
    await setRole(one, subject)
    peer.provider.connect()
    // A reader is not asked for what it has; so it insists.
    if (mayRead && !mayWrite) await until('it insists', () => peer.send(everythingOf(peer)))
    await expectWritten(one, peer, mayWrite)
  })

  if (mayWrite)
    test(`writes in a locked block: ${mayDo(subject, 'facilitator') ? 'done' : 'undone'}`, async () => {
      const one = await scene(subject)
      const peer = await open(one)
      await must(call(one.owner, 'PUT', `/canvases/${one.canvasId}/locks/key_activities`, {}))
      peer.addNote('locked')
      peer.fence()
      await until('it is taken or undone, and on disk', () => peer.allDurable)
      const { notes } = await must<{ notes: unknown[] }>(
        call(one.owner, 'GET', `/canvases/${one.canvasId}/content`),
      )
      expect(notes.length).toBe(mayDo(subject, 'facilitator') ? 1 : 0)
      peer.destroy()
    })
})

test('a role that changes is told to every open socket of the canvas', async () => {
  const one = await scene('editor')
  const peers = await Promise.all([1, 2, 3, 4, 5].map(() => open(one)))
  await setRole(one, 'viewer')
  const told = { type: 'event', kind: 'role.changed', data: { userId: one.subject.userId, role: 'viewer' } }
  for (const peer of peers)
    await until('it is told', () => peer.received.some((message) => isLike(message, told)))
  for (const peer of peers) peer.destroy()
})

const isLike = (value: unknown, like: unknown): boolean => {
  try {
    expect(value).toMatchObject(like as object)
    return true
  } catch {
    return false // unlike: the caller looks at the next
  }
}

test('a removed guest with three tabs and an offline phone is out everywhere, and the link is of no use to them', async () => {
  const owner = await newGuest(server, 'The owner')
  const canvasId = await newCanvas(server, owner)
  const link = await must<{ token: string }>(
    call(owner, 'POST', `/canvases/${canvasId}/links`, { role: 'editor' }),
  )
  const subject = await newGuest(server, 'A guest')
  await must(call(subject, 'POST', '/join', { token: link.token }))
  const one = { canvasId, owner, subject }
  const tabs = await Promise.all([open(one), open(one), open(one)])
  const phone = await open(one)
  phone.provider.disconnect()
  phone.type('WRITTEN')
  await setRole(one, 'outsider')
  await until('the tabs are closed', () => tabs.every(({ closes }) => closes.includes(4403)))
  phone.provider.connect()
  await expectWritten(one, phone, false)
  const again = await call(subject, 'POST', '/join', { token: link.token })
  expect(await again.json()).toMatchObject({ error: { code: 'access_ended' } })
  for (const tab of tabs) tab.destroy()
})

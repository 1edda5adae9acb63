/**
 * Entry of the canvas page. What takes long begins at once and side by side: who is here, the document with its
 * connection, and the parts of the page. Each piece of code is run as a task of its own, so that a slow phone can
 * answer a finger in between.
 */
import '../app.css'
import './page.css'
import { cachedMe, currentIdentity, type Me } from '../lib/identity.ts'

/** A page that nobody is known to yet asks the server so often whether it is back. */
const RETRY_MS = 2500

const parts = import('./open.ts')

async function open(): Promise<void> {
  const canvasId = /^\/c\/([0-9A-Za-z_-]{1,64})$/.exec(location.pathname)?.[1]
  if (canvasId === undefined) return (await parts).showState('notFound')
  const [me, { CanvasSession }] = await Promise.all([
    cachedMe() ?? whoAmI(),
    import('../lib/sync/canvas-session.ts'),
  ])
  if (!me) return
  const session = await CanvasSession.open(canvasId, me.userId)
  // Before the page is drawn: what the server sends is then in its first frame.
  session.connect()
  await (await parts).showCanvas(session, me)
}

async function whoAmI(): Promise<Me | undefined> {
  let me = await currentIdentity()
  if (!me.ok) (await parts).showState('unreachable')
  while (!me.ok) {
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
    me = await currentIdentity()
  }
  if (!me.value) (await parts).showState('noAccess')
  return me.value
}

void open().then(async () => (await parts).whenIdle())

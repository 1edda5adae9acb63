/** @y/websocket-server as its own `server.js` runs it, on today's `ws`. YPERSISTENCE=<folder>: with LevelDB. */
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { getPersistence, setupWSConnection } from '@y/websocket-server/utils'
import { listen } from './listen.js'

const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false })
const server = createServer((_request, response) => response.end())
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (peer) => setupWSConnection(peer, request))
})
process.on('SIGTERM', async () => {
  // Its writes are queued: what is under way is let finish.
  await getPersistence()?.provider.destroy()
  process.exit(0)
})
listen(server)

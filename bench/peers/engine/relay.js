/**
 * The floor: who writes into a room is heard by the others in it, byte for byte. It knows no document, keeps nothing,
 * and sends each message with one `send` of `ws` for each listener.
 */
import { createServer } from 'node:http'
import { WebSocketServer } from 'ws'
import { listen } from './listen.js'

const rooms = new Map()
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false })

sockets.on('connection', (socket, request) => {
  const name = request.url
  const room = rooms.get(name) ?? new Set()
  rooms.set(name, room)
  room.add(socket)
  socket.on('message', (bytes) => {
    for (const other of room) if (other !== socket && other.readyState === socket.OPEN) other.send(bytes)
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    room.delete(socket)
    if (room.size === 0) rooms.delete(name)
  })
})

const server = createServer((_request, response) => response.end())
server.on('upgrade', (request, socket, head) => {
  sockets.handleUpgrade(request, socket, head, (peer) => sockets.emit('connection', peer, request))
})
listen(server)

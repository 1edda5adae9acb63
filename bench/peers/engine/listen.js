/** Takes a free port of the loopback address and prints it. */
export function listen(server) {
  server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => {
    process.stdout.write(`listening on ${server.address().port}\n`)
  })
}

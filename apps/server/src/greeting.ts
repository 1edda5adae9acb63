/** What a person at the terminal reads when the server has started. */
import { networkInterfaces } from 'node:os'
import type { Config } from './config.ts'

export function greeting(config: Config, port: number): string {
  const everywhere = config.host === '0.0.0.0' || config.host === '::'
  const local = addressOf(everywhere ? 'localhost' : config.host, port)
  const others = config.publicUrl ? [config.publicUrl] : everywhere ? networkAddresses(port) : []
  const lines = [
    'Ninefold is running.',
    `  Open it at       ${local}`,
    ...others.map((address) => `  Others reach it  ${address}`),
    `  Canvases are in  ${config.dataDir}`,
    '  Stop it with Ctrl+C.',
  ]
  // For programs that asked for any free port: one line of its own, easy to find.
  if (config.port === 0) lines.push(`PORT=${port}`)
  return `${lines.join('\n')}\n`
}

function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

function networkAddresses(port: number): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter((address) => address.family === 'IPv4' && !address.internal)
    .map((address) => addressOf(address.address, port))
}

/** A server process as the operating system sees it (Linux). */
import { readdirSync, readFileSync } from 'node:fs'
import type { TestServer } from '../../support/server.ts'

export const canLookInside = process.platform === 'linux'

/** Memory in RAM, in bytes. */
export function residentBytes(server: TestServer): number {
  const pages = Number(readFileSync(`/proc/${server.pid}/statm`, 'utf8').split(' ')[1])
  return pages * 4096
}

/** Files and sockets it has open. */
export function openDescriptors(server: TestServer): number {
  return readdirSync(`/proc/${server.pid}/fd`).length
}

/** One figure of its /metrics; 0 where there is none. */
export async function metric(server: TestServer, name: string): Promise<number> {
  const text = await (await fetch(`${server.url}/metrics`)).text()
  const line = text.split('\n').find((one) => one.startsWith(`${name} `))
  return Number(line?.split(' ')[1] ?? 0)
}

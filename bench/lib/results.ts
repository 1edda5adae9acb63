/** Keeps what was measured beside the machine it was measured on: a figure without its machine says nothing. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../results')

export interface Machine {
  readonly cpu: string
  readonly cores: number
  readonly memoryGiB: number
  readonly kernel: string
  readonly node: string
  readonly chromium?: string
}

export interface Result<T> {
  readonly name: string
  /** ISO date and time of the end of the measurement. */
  readonly at: string
  readonly machine: Machine
  readonly figures: T
}

export function thisMachine(chromium?: string): Machine {
  const all = cpus()
  return {
    cpu: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
    ...(chromium ? { chromium } : {}),
  }
}

export function saveResult<T>(name: string, machine: Machine, figures: T): string {
  mkdirSync(FOLDER, { recursive: true })
  const result: Result<T> = { name, at: new Date().toISOString(), machine, figures }
  const path = join(FOLDER, `${name}.json`)
  writeFileSync(path, `${JSON.stringify(result, null, 2)}\n`)
  return path
}

/** The results whose names begin with `prefix`, as they were saved. */
export function readResults<T>(prefix: string): Result<T>[] {
  const files = readdirSync(FOLDER).filter((file) => file.startsWith(prefix) && file.endsWith('.json'))
  return files.sort().map((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Result<T>) // our own files
}

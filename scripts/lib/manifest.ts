/** A package.json, parsed once: what the tools here read of it, with every field there. */
import { readFileSync } from 'node:fs'

type Versions = Readonly<Record<string, string>>

export interface Manifest {
  readonly name: string
  readonly version: string
  /** The SPDX expression as written; empty when there is none. */
  readonly license: string
  readonly author: string
  readonly dependencies: Versions
  readonly optionalDependencies: Versions
  readonly peerDependencies: Versions
  readonly devDependencies: Versions
  /** Made for one platform only, so present on some machines and absent on others. */
  readonly platformOnly: boolean
}

/** Throws when the file is missing, is no JSON object or names no package. */
export function readManifest(path: string): Manifest {
  const json: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!isRecord(json) || typeof json.name !== 'string') throw new Error(`${path} is no manifest`)
  return {
    name: json.name,
    version: textOf(json.version),
    license: licenceOf(json),
    author: isRecord(json.author) ? textOf(json.author.name) : textOf(json.author),
    dependencies: versionsOf(json.dependencies),
    optionalDependencies: versionsOf(json.optionalDependencies),
    peerDependencies: versionsOf(json.peerDependencies),
    devDependencies: versionsOf(json.devDependencies),
    platformOnly: Array.isArray(json.os) || Array.isArray(json.cpu),
  }
}

/** Old manifests say `{ type }` or `licenses: [{ type }]`. */
function licenceOf(json: Record<string, unknown>): string {
  if (typeof json.license === 'string') return json.license
  if (isRecord(json.license)) return textOf(json.license.type)
  const several = Array.isArray(json.licenses) ? json.licenses : []
  return several.map((one: unknown) => (isRecord(one) ? textOf(one.type) : '')).join(' OR ')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function versionsOf(value: unknown): Versions {
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, v]) => [name, textOf(v)]))
    : {}
}

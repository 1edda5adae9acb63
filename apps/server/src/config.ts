/**
 * The environment, read and checked once: either a frozen Config or the list of everything that is wrong with it.
 * Nothing else in the program looks at environment variables.
 */
import { resolve } from 'node:path'
import { LIMITS, type LimitName, type Limits } from '@ninefold/shared'

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export interface Config {
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** Absolute path of the embedded store. */
  readonly dataDir: string
  /** Where the signing key is; `made` says that a missing one is made at first start. */
  readonly secretFile: { readonly path: string; readonly made: boolean }
  /** Origin under which people reach this server, without a slash at the end; null: whatever they asked for. */
  readonly publicUrl: string | null
  readonly logLevel: LogLevel
  /** What starting a canvas needs; null: anyone may. */
  readonly invitationCode: string | null
  readonly limits: Limits
}

export type Environment = Readonly<Record<string, string | undefined>>
export type ConfigResult = { readonly config: Config } | { readonly faults: readonly string[] }

/** Names that are reserved for what this version cannot do: better refused than silently passed over. */
const UNAVAILABLE = ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL'] as const

/** Reads every variable and collects every fault; `cwd` is what relative paths start from. */
export function readConfig(env: Environment, cwd: string): ConfigResult {
  const faults: string[] = []
  // A variable set to nothing counts as not set: that is how compose files and CI pass "no value".
  const given = (name: string): string | undefined => env[name]?.trim() || undefined
  const fault = (name: string, problem: string): void => void faults.push(`${name} ${problem}`)

  const dataDir = resolve(cwd, given('DATA_DIR') ?? 'data')
  const secret = given('SECRET_FILE')
  const config: Config = {
    host: readHost(given('HOST'), fault),
    port: readPort(given('PORT'), fault),
    dataDir,
    secretFile: secret
      ? { path: resolve(cwd, secret), made: false }
      : { path: resolve(dataDir, 'secret'), made: true },
    publicUrl: readPublicUrl(given('PUBLIC_URL'), fault),
    logLevel: readChoice('LOG_LEVEL', given('LOG_LEVEL'), LOG_LEVELS, 'info', fault),
    invitationCode: readInvitation(given('CREATE'), given('INVITATION_CODE'), fault),
    limits: readLimits(given('LIMITS'), fault),
  }
  readChoice('FANOUT', given('FANOUT'), ['durable'], 'durable', fault)
  for (const name of UNAVAILABLE) if (given(name)) fault(name, 'is not available in this version')
  return faults.length > 0 ? { faults } : { config: Object.freeze(config) }
}

type Fault = (name: string, problem: string) => void

function readHost(value: string | undefined, fault: Fault): string {
  const host = value ?? 'localhost'
  if (!/^[0-9A-Za-z.:_-]+$/.test(host)) fault('HOST', `must be a host name or address, not "${host}"`)
  return host
}

function readPort(value: string | undefined, fault: Fault): number {
  const port = value === undefined ? 3000 : /^\d{1,5}$/.test(value) ? Number(value) : NaN
  if (Number.isNaN(port) || port > 65_535) fault('PORT', `must be a number from 0 to 65535, not "${value}"`)
  return port
}

function readPublicUrl(value: string | undefined, fault: Fault): string | null {
  if (value === undefined) return null
  const url = URL.parse(value)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    fault('PUBLIC_URL', `must be an http or https address, not "${value}"`)
    return null
  }
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password)
    fault('PUBLIC_URL', 'must hold no more than scheme, host and port, like https://canvas.example.org')
  return url.origin
}

const CODE_CHARACTERS = 8

function readInvitation(create: string | undefined, code: string | undefined, fault: Fault): string | null {
  if (readChoice('CREATE', create, ['anyone', 'code'], 'anyone', fault) === 'anyone') {
    if (code !== undefined) fault('INVITATION_CODE', 'is asked for only with CREATE=code')
    return null
  }
  if (code === undefined || code.length < CODE_CHARACTERS)
    fault(
      'INVITATION_CODE',
      `must be given with CREATE=code, and have at least ${CODE_CHARACTERS} characters`,
    )
  return code ?? null
}

function readChoice<const T extends string>(
  name: string,
  value: string | undefined,
  choices: readonly T[],
  fallback: T,
  fault: Fault,
): T {
  const choice = value === undefined ? fallback : choices.find((one) => one === value)
  if (choice === undefined) fault(name, `must be ${choices.join(', ')} in this version, not "${value}"`)
  return choice ?? fallback
}

function readLimits(value: string | undefined, fault: Fault): Limits {
  if (value === undefined) return LIMITS
  const given = parseObject(value)
  if (!given) {
    fault('LIMITS', 'must be a JSON object, like {"connectionsPerUser":20}')
    return LIMITS
  }
  const limits: Record<LimitName, number> = { ...LIMITS }
  for (const [name, limit] of Object.entries(given)) {
    if (!Object.hasOwn(LIMITS, name)) fault('LIMITS', `knows no "${name}"`)
    else if (!Number.isSafeInteger(limit) || (limit as number) < 0)
      fault('LIMITS', `needs a whole number for "${name}"`)
    else limits[name as LimitName] = limit as number
  }
  return Object.freeze(limits)
}

function parseObject(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null // not JSON: the caller names the variable
  }
}

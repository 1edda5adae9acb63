import { LIMITS } from '@ninefold/shared'
import { describe, expect, it } from 'vitest'
import { readConfig, type Environment } from './config.ts'

const read = (env: Environment) => readConfig(env, '/srv')
const configOf = (env: Environment) => {
  const result = read(env)
  if ('faults' in result) throw new Error(result.faults.join('; '))
  return result.config
}

describe('the environment', () => {
  it('has a default for everything', () => {
    expect(configOf({})).toEqual({
      host: 'localhost',
      port: 3000,
      dataDir: '/srv/data',
      secretFile: { path: '/srv/data/secret', made: true },
      publicUrl: null,
      logLevel: 'info',
      invitationCode: null,
      limits: LIMITS,
    })
  })

  it('takes a variable set to nothing for one that is not set', () => {
    expect(configOf({ PORT: '', PUBLIC_URL: ' ' })).toEqual(configOf({}))
  })

  it('reports every fault at once', () => {
    const result = read({
      PORT: '70000',
      HOST: 'a b',
      PUBLIC_URL: 'ftp://x',
      LOG_LEVEL: 'loud',
      LIMITS: '{"connectionsPerUser":-1,"nope":1}',
      DATABASE_URL: 'postgres://x',
      FANOUT: 'sometimes',
    })
    expect('faults' in result && result.faults.map((line) => line.split(' ')[0])).toEqual([
      'HOST',
      'PORT',
      'PUBLIC_URL',
      'LOG_LEVEL',
      'LIMITS',
      'LIMITS',
      'FANOUT',
      'DATABASE_URL',
    ])
  })

  it.each(['text', '[]', 'null', '{"pageSize":"many"}', '{"pageSize":1.5}'])(
    'refuses LIMITS=%s',
    (LIMITS) => {
      expect(read({ LIMITS })).toHaveProperty('faults')
    },
  )

  it('overrides limits by their names and leaves the others', () => {
    expect(configOf({ LIMITS: '{"connectionsPerUser":20000}' }).limits).toEqual({
      ...LIMITS,
      connectionsPerUser: 20_000,
    })
  })

  it('keeps of PUBLIC_URL the origin and refuses a path', () => {
    expect(configOf({ PUBLIC_URL: 'https://Canvas.example.org:443/' }).publicUrl).toBe(
      'https://canvas.example.org',
    )
    expect(read({ PUBLIC_URL: 'https://example.org/canvas' })).toHaveProperty('faults')
  })

  it('asks for an invitation code with CREATE=code, and only then', () => {
    const code = { CREATE: 'code', INVITATION_CODE: 'nine blocks' }
    expect(configOf(code).invitationCode).toBe('nine blocks')
    expect(configOf({ CREATE: 'anyone' }).invitationCode).toBeNull()
    expect(read({ CREATE: 'code' })).toHaveProperty('faults')
    expect(read({ CREATE: 'code', INVITATION_CODE: 'short' })).toHaveProperty('faults')
    expect(read({ INVITATION_CODE: 'nine blocks' })).toHaveProperty('faults')
    expect(read({ CREATE: 'nobody' })).toHaveProperty('faults')
  })

  it('never makes a signing key at a place somebody chose', () => {
    expect(configOf({ SECRET_FILE: 'key' }).secretFile).toEqual({ path: '/srv/key', made: false })
  })
})

import { describe, expect, it } from 'vitest'
import { isOwnOrigin, originFor, reachOf } from './origin.ts'

describe('the address of links', () => {
  it('is PUBLIC_URL, else the one the request was sent to', () => {
    expect(originFor('https://a.example', 'http://10.0.0.1:3000/api')).toBe('https://a.example')
    expect(originFor(null, 'http://10.0.0.1:3000/api')).toBe('http://10.0.0.1:3000')
  })

  it.each([
    'http://localhost:3000/',
    'http://127.0.0.1/',
    'http://127.1.2.3/',
    'http://[::1]:3000/',
    'http://x.localhost/',
  ])('works on this computer only at %s', (url) => expect(reachOf(null, url)).toBe('this_computer'))

  it('works for others at a network address or PUBLIC_URL', () => {
    expect(reachOf(null, 'http://192.168.1.5:3000/')).toBe('public')
    expect(reachOf(null, 'http://localhost.example.org/')).toBe('public')
    expect(reachOf('https://a.example', 'http://localhost:3000/')).toBe('public')
  })

  it('does not believe a PUBLIC_URL that is this computer', () => {
    expect(reachOf('http://localhost:8080', 'http://192.168.1.5:3000/')).toBe('this_computer')
  })
})

describe('an own origin', () => {
  it('is the host the request was sent to, with its port', () => {
    expect(isOwnOrigin('http://localhost:3000', 'localhost:3000', null)).toBe(true)
    expect(isOwnOrigin('https://a.example', 'A.example:443', null)).toBe(true)
    expect(isOwnOrigin('http://localhost:3001', 'localhost:3000', null)).toBe(false)
    expect(isOwnOrigin('http://evil.example', 'localhost:3000', null)).toBe(false)
  })

  it('is PUBLIC_URL with its scheme, and still the host asked', () => {
    expect(isOwnOrigin('https://a.example', 'inner:3000', 'https://a.example')).toBe(true)
    expect(isOwnOrigin('http://a.example', 'a.example', 'https://a.example')).toBe(false)
    expect(isOwnOrigin('http://localhost:3000', 'localhost:3000', 'https://a.example')).toBe(true)
    expect(isOwnOrigin('https://evil.example', 'inner:3000', 'https://a.example')).toBe(false)
  })

  it.each([undefined, 'null', '', 'file://', 'chrome-extension://abc', 'localhost:3000'])(
    'is never %s',
    (origin) => expect(isOwnOrigin(origin, 'localhost:3000', null)).toBe(false),
  )
})

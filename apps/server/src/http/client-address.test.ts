import { describe, expect, it } from 'vitest'
import { clientAddress } from './client-address.ts'

describe('the address a rate limit counts', () => {
  it('is the peer, whatever it claims, when no proxy is said to be there', () => {
    expect(clientAddress('127.0.0.1', '1.2.3.4', false)).toBe('127.0.0.1')
  })

  it('is what a near proxy added last, not what the client wrote before it', () => {
    expect(clientAddress('::ffff:10.0.0.2', '9.9.9.9, 1.2.3.4', true)).toBe('1.2.3.4')
    expect(clientAddress('::1', '2001:db8::1', true)).toBe('2001:db8::1')
  })

  it('is the peer when that is no proxy of ours or wrote nonsense', () => {
    expect(clientAddress('8.8.8.8', '1.2.3.4', true)).toBe('8.8.8.8')
    expect(clientAddress('127.0.0.1', 'me', true)).toBe('127.0.0.1')
    expect(clientAddress('127.0.0.1', undefined, true)).toBe('127.0.0.1')
  })
})

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '@duzhan/problems'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { sessionTimes } from './serve.ts'
import { certificateAuthority, serverCertificate, trusted } from './tls.ts'

describe('TLS by the settings', () => {
  let folder = ''
  const path = (name: string) => join(folder, name)
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'duzhan-tls-'))
    for (const name of ['cert', 'key', 'authority']) writeFileSync(path(name), `the ${name}`)
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('is off unless a certificate is named', () => {
    expect(serverCertificate(readConfig({}))).toBeUndefined()
    expect(certificateAuthority(readConfig({}))).toBeUndefined()
  })

  it('shows the certificate and trusts the authority that are named', () => {
    const config = readConfig({ DUZHAN_TLS_CERT: path('cert'), DUZHAN_TLS_KEY: path('key'), DUZHAN_TLS_CA: path('authority') })
    expect(serverCertificate(config)).toEqual({ cert: 'the cert', key: 'the key' })
    expect(certificateAuthority(config)).toBe('the authority')
    expect(trusted('the authority').length, 'beside those that Node knows').toBeGreaterThan(10)
  })

  it.each([
    ['DUZHAN_TLS_CERT', 'DUZHAN_TLS_KEY'],
    ['DUZHAN_TLS_KEY', 'DUZHAN_TLS_CERT'],
  ])('with %s alone does not start half-guarded: %s is missing', (given, variable) => {
    expect(() => serverCertificate(readConfig({ [given]: path('cert') }))).toThrow(
      new Problem('invalid', 'config.invalid', { variable }),
    )
  })

  it('names the file that cannot be read', () => {
    const config = readConfig({ DUZHAN_TLS_CERT: path('none'), DUZHAN_TLS_KEY: path('key') })
    expect(() => serverCertificate(config)).toThrow(
      expect.objectContaining({ code: 'file.unreadable', details: expect.objectContaining({ path: path('none') }) }),
    )
  })
})

describe('the time a person stays signed in', () => {
  it('is told in hours and in minutes without a request', () => {
    expect(sessionTimes(readConfig({}))).toEqual({ lifetime: 12 * 3_600_000, idle: 120 * 60_000 })
    const set = readConfig({ DUZHAN_SESSION_HOURS: '8', DUZHAN_SESSION_IDLE_MINUTES: '30' })
    expect(sessionTimes(set)).toEqual({ lifetime: 8 * 3_600_000, idle: 30 * 60_000 })
  })
})

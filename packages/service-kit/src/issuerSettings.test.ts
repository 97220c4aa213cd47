import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '@duzhan/problems'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { issuerSettings } from './issuerSettings.ts'

const whole = {
  DUZHAN_OIDC_ISSUER: 'https://sso.example/realms/a',
  DUZHAN_OIDC_CLIENT_ID: 'duzhan',
  DUZHAN_OIDC_CLIENT_SECRET: 'secret',
  DUZHAN_OIDC_ADDRESS: 'https://duzhan.example/',
}
const read = (environment: Record<string, string>) => issuerSettings(readConfig(environment))

describe('the issuer of the settings', () => {
  let folder = ''
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'duzhan-issuer-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is none where none is named', () => {
    expect(read({})).toBeUndefined()
    expect(read({ DUZHAN_OIDC_CLIENT_ID: 'duzhan', DUZHAN_PASSWORDS: 'everyone' })).toBeUndefined()
  })

  it('is read with all that has a usual value', () => {
    expect(read(whole)).toEqual({
      issuer: 'https://sso.example/realms/a',
      clientId: 'duzhan',
      clientSecret: 'secret',
      address: 'https://duzhan.example',
      label: '统一身份认证登录',
      claim: 'preferred_username',
      scope: 'openid profile',
      secondFactor: 'ours',
      passwords: 'everyone',
    })
  })

  it.each(['DUZHAN_OIDC_CLIENT_ID', 'DUZHAN_OIDC_ADDRESS'])('wants %s', (variable) => {
    expect(() => read({ ...whole, [variable]: '' })).toThrow(new Problem('invalid', 'config.invalid', { variable }))
  })

  it('takes passwords from nobody where there is no other way in', () => {
    const variable = 'DUZHAN_PASSWORDS'
    expect(() => read({ [variable]: 'operators' })).toThrow(new Problem('invalid', 'config.invalid', { variable }))
    expect(read({ ...whole, [variable]: 'operators' })?.passwords).toBe('operators')
  })

  it('has its secret in a file, without the line break at its end, or none as a public client', () => {
    const { DUZHAN_OIDC_CLIENT_SECRET: _, ...open } = whole
    const variable = 'DUZHAN_OIDC_CLIENT_SECRET_FILE'
    expect(read(open)?.clientSecret).toBeNull()
    for (const text of ['of the file', 'of the file\n', 'of the file\r\n'])
      expect(read({ ...open, [variable]: file('secret', text) })?.clientSecret).toBe('of the file')
    const wrong = new Problem('invalid', 'config.invalid', { variable })
    expect(() => read({ ...open, [variable]: file('empty', '\n') })).toThrow(wrong)
    expect(() => read({ ...open, [variable]: join(folder, 'absent') })).toThrow(wrong)
    expect(() => read({ ...whole, [variable]: file('both', 'x') }), 'which is meant?').toThrow(wrong)
  })
})

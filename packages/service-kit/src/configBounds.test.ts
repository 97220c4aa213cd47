import { Problem } from '@duzhan/problems'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Config, configSchema, readConfig } from './config.ts'

const x = (length: number) => 'x'.repeat(length)

/** Every variable: what the environment may say, with what is read of it, and what it may not. */
const table: Record<keyof Config, { takes: [string, unknown][]; refuses: string[] }> = {
  PORT: {
    takes: [
      ['0', 0],
      ['65535', 65_535],
    ],
    refuses: ['-1', '65536', '80.5', 'three', 'NaN', '1e9'],
  },
  HOST: {
    takes: [
      ['0.0.0.0', '0.0.0.0'],
      ['::1', '::1'],
    ],
    refuses: [],
  },
  DATA_DIR: { takes: [['/srv/duzhan', '/srv/duzhan']], refuses: [] },
  MONGODB_URI: { takes: [['mongodb://a/', 'mongodb://a/']], refuses: [] },
  DUZHAN_DATABASE: {
    takes: [
      ['a', 'a'],
      [`a${x(30)}`, `a${x(30)}`],
      ['county_2020', 'county_2020'],
    ],
    refuses: [`a${x(31)}`, '1a', 'A', 'a-b', 'a.b', 'a b', '_a', 'a$'],
  },
  DUZHAN_SECRET: { takes: [[x(32), x(32)]], refuses: [x(31), 'short'] },
  DUZHAN_CLOCK_OFFSET: {
    takes: [
      ['0', 0],
      ['-1000', -1_000],
      ['1000', 1_000],
    ],
    refuses: ['soon', '1.5', 'Infinity'],
  },
  DUZHAN_DEMO: {
    takes: [
      ['on', 'on'],
      ['off', 'off'],
      ['public', 'public'],
    ],
    refuses: ['yes', 'ON', 'true', '0'],
  },
  DUZHAN_LOG: {
    takes: [
      ['silent', 'silent'],
      ['debug', 'debug'],
    ],
    refuses: ['loud', 'trace', 'INFO'],
  },
  DUZHAN_IDENTITY_URL: { takes: [['http://a:1', 'http://a:1']], refuses: ['identity', 'a b'] },
  DUZHAN_FORMS_URL: { takes: [['https://a', 'https://a']], refuses: ['not a url'] },
  DUZHAN_ASSIGNMENTS_URL: { takes: [['http://10.0.0.7:3003', 'http://10.0.0.7:3003']], refuses: ['//a'] },
  DUZHAN_AGGREGATION_URL: { takes: [['http://[::1]:3004', 'http://[::1]:3004']], refuses: ['/aggregation'] },
  DUZHAN_RATE: {
    takes: [
      ['1', 1],
      ['100000', 100_000],
    ],
    refuses: ['0', '-5', '1.5', 'many'],
  },
  DUZHAN_PROXIES: {
    takes: [
      ['0', 0],
      ['10', 10],
    ],
    refuses: ['-1', '11', '0.5', 'true'],
  },
  DUZHAN_HOSTS: {
    takes: [
      ['a', 'a'],
      ['a.example:3000,[::1]:3000', 'a.example:3000,[::1]:3000'],
    ],
    refuses: ['a, b', ',a', 'a,', 'https://a', 'a/b', '*', 'a\nb'],
  },
  DUZHAN_CONNECTIONS: {
    takes: [
      ['10', 10],
      ['100000', 100_000],
    ],
    refuses: ['9', '0', '10.5', 'all'],
  },
  DUZHAN_SESSION_HOURS: {
    takes: [
      ['1', 1],
      ['0.1e1', 1],
      ['168', 168],
      ['7.5', 7.5],
    ],
    refuses: ['0.9', '169', '0', 'a day'],
  },
  DUZHAN_SESSION_IDLE_MINUTES: {
    takes: [
      ['5', 5],
      ['10080', 10_080],
    ],
    refuses: ['4', '10081', 'never'],
  },
  DUZHAN_SECOND_FACTOR: {
    takes: [
      ['off', 'off'],
      ['optional', 'optional'],
      ['operators', 'operators'],
    ],
    refuses: ['on', 'everybody', 'OFF'],
  },
  DUZHAN_OIDC_ISSUER: {
    takes: ['https://sso.example/realms/a', 'http://127.0.0.1:9000', 'http://localhost/a'].map((url) => [url, url]),
    refuses: ['sso.example', 'http://sso.example', 'http://127.0.0.1.evil.example', 'ftp://sso.example', 'javascript:alert(1)'],
  },
  DUZHAN_OIDC_CLIENT_ID: { takes: [['duzhan', 'duzhan']], refuses: [] },
  DUZHAN_OIDC_CLIENT_SECRET: { takes: [['s', 's']], refuses: [] },
  DUZHAN_OIDC_CLIENT_SECRET_FILE: { takes: [['/run/secrets/oidc', '/run/secrets/oidc']], refuses: [] },
  DUZHAN_OIDC_ADDRESS: {
    takes: ['https://duzhan.example', 'https://duzhan.example/', 'http://10.0.0.1:3000'].map((url) => [url, url]),
    refuses: [
      'duzhan.example',
      'https://duzhan.example/a',
      'https://duzhan.example/?a',
      'https://a@duzhan.example',
      'ftp://a.example',
    ],
  },
  DUZHAN_OIDC_LABEL: {
    takes: [
      ['省统一认证', '省统一认证'],
      [x(20), x(20)],
    ],
    refuses: [x(21)],
  },
  DUZHAN_OIDC_CLAIM: {
    takes: ['preferred_username', 'https://a.example/number', x(100)].map((claim) => [claim, claim]),
    refuses: ['a b', '工号', x(101)],
  },
  DUZHAN_OIDC_SCOPE: {
    takes: ['openid', 'openid profile', 'profile openid'].map((scope) => [scope, scope]),
    refuses: ['profile', 'openid  profile', 'openidprofile', 'openid "a"'],
  },
  DUZHAN_OIDC_SECOND_FACTOR: {
    takes: ['ours', 'issuer'].map((rule) => [rule, rule]),
    refuses: ['theirs', 'off'],
  },
  DUZHAN_PASSWORDS: {
    takes: ['everyone', 'operators'].map((rule) => [rule, rule]),
    refuses: ['off', 'nobody'],
  },
  DUZHAN_TLS_CERT: { takes: [['/a.pem', '/a.pem']], refuses: [] },
  DUZHAN_TLS_KEY: { takes: [['/a.key', '/a.key']], refuses: [] },
  DUZHAN_TLS_CA: { takes: [['/ca.pem', '/ca.pem']], refuses: [] },
  DUZHAN_BACKUP_HOURS: {
    takes: [
      ['1', 1],
      ['8760', 8_760],
    ],
    refuses: ['0', '8761', 'daily'],
  },
  DUZHAN_METRICS_TOKEN: { takes: [[x(16), x(16)]], refuses: [x(15)] },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    takes: [
      ['http://127.0.0.1:4318', 'http://127.0.0.1:4318'],
      ['https://traces.example/otlp', 'https://traces.example/otlp'],
    ],
    refuses: ['127.0.0.1:4318', 'grpc://127.0.0.1:4317', 'on'],
  },
  OTEL_TRACES_SAMPLER: {
    takes: [
      ['always_off', 'always_off'],
      ['parentbased_traceidratio', 'parentbased_traceidratio'],
    ],
    refuses: ['ratio', 'jaeger_remote', 'PARENTBASED_ALWAYS_ON'],
  },
  OTEL_TRACES_SAMPLER_ARG: {
    takes: [
      ['0', 0],
      ['0.05', 0.05],
      ['1', 1],
    ],
    refuses: ['-0.1', '1.1', '10%'],
  },
  DUZHAN_WEB_DIR: { takes: [['/web', '/web']], refuses: [] },
  DUZHAN_DEMO_ACCOUNTS: { takes: [['/accounts.json', '/accounts.json']], refuses: [] },
}
const variables = Object.keys(table) as (keyof Config)[] // the keys of a table of them

describe.each(variables)('%s', (variable) => {
  const { takes, refuses } = table[variable]

  it('is read at its bounds', () => {
    for (const [said, read] of takes) expect(readConfig({ [variable]: said })[variable], said).toBe(read)
  })

  it('is refused beyond them by its name and never by its value', () => {
    for (const said of refuses)
      expect(() => readConfig({ [variable]: said }), said).toThrow(new Problem('invalid', 'config.invalid', { variable }))
  })

  it('is unset where it is empty, as compose files say it', () => {
    expect(readConfig({ [variable]: '' })).toEqual(readConfig({}))
  })

  it('has a sentence for the reference', () => {
    const shape: Readonly<Record<string, { description?: string | undefined }>> = configSchema.shape
    expect(shape[variable]?.description).toMatch(/^[A-Z].*\.$/)
  })
})

describe('the environment', () => {
  it('has its row here for every variable that is read', () => {
    expect(variables.toSorted()).toEqual(Object.keys(configSchema.shape).toSorted())
  })

  it('is read one way whatever else it holds', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^X_[A-Z_]{1,10}$/), fc.string()), (others) => {
        expect(readConfig({ ...others, PORT: '8080' })).toEqual(readConfig({ PORT: '8080' }))
      }),
    )
  })

  it('names everything that is wrong with it at once', () => {
    const wrong = variables.filter((variable) => table[variable].refuses.length > 0)
    const said = Object.fromEntries(wrong.map((variable) => [variable, table[variable].refuses[0]]))
    expect(() => readConfig(said)).toThrow(new Problem('invalid', 'config.invalid', { variable: wrong.join(', ') }))
  })
})

import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '@duzhan/problems'
import { type Config, readConfig } from '@duzhan/service-kit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openInstallation } from './installation.ts'

let data = ''
beforeEach(() => {
  data = join(mkdtempSync(join(tmpdir(), 'duzhan-installation-')), 'data')
})
afterEach(() => rmSync(join(data, '..'), { recursive: true, force: true }))

const now = () => Date.parse('2026-01-01T00:00:00Z')
const open = (set: Record<string, string> = {}) => openInstallation(readConfig({ DATA_DIR: data, ...set }), now)
const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

describe('what a start serves', () => {
  it('is the demonstration unless said otherwise, in a folder of its own', () => {
    expect(open()).toMatchObject({ isDemonstration: true, folder: { path: join(data, 'demo') } })
    expect(existsSync(join(data, 'secret'))).toBe(false)
  })

  it('is the installation proper with DUZHAN_DEMO=off, untouched by a demonstration beside it', () => {
    const demonstration = open()
    const proper = open({ DUZHAN_DEMO: 'off' })
    expect(proper).toMatchObject({ isDemonstration: false, database: 'duzhan', folder: { path: data, clockOffset: 0 } })
    expect(proper.folder.storePath).not.toBe(demonstration.folder.storePath)
    expect(proper.folder.secret).not.toBe(demonstration.folder.secret)
  })

  it('keeps its secret and its clock from one start to the next', () => {
    const first = open()
    expect(new Date(now() + first.folder.clockOffset).toISOString()).toBe('2020-03-20T01:00:00.000Z')
    expect(openInstallation(readConfig({ DATA_DIR: data }), () => now() + 1e9)).toEqual(first)
  })

  it('keeps the demonstration in databases of its own on a server that both may use', () => {
    const server = { MONGODB_URI: 'mongodb://127.0.0.1', DUZHAN_DATABASE: 'shaoshan' }
    expect(open(server).database).toBe('shaoshan_demo')
    expect(open({ ...server, DUZHAN_DEMO: 'off' }).database).toBe('shaoshan')
  })
})

describe('a demonstration that others could reach', () => {
  const exposures: [string, Record<string, string>][] = [
    ['HOST=0.0.0.0', { HOST: '0.0.0.0' }],
    ['HOST=10.0.0.7', { HOST: '10.0.0.7' }],
    ['HOST=::', { HOST: '::' }],
    ['HOST=127.example.org', { HOST: '127.example.org' }],
    ['DUZHAN_PROXIES=1', { DUZHAN_PROXIES: '1' }],
  ]
  it.each(exposures)('by %s is refused, and leaves nothing behind', (setting, set) => {
    expect(() => open(set)).toThrow(new Problem('invalid', 'demo.exposed', { setting }))
    expect(existsSync(data)).toBe(false)
  })

  it.each(exposures)('by %s is served when it is meant to be public', (_, set) => {
    expect(open({ ...set, DUZHAN_DEMO: 'public' }).isDemonstration).toBe(true)
  })

  it.each(exposures)('is nothing that %s makes of an installation proper', (_, set) => {
    expect(open({ ...set, DUZHAN_DEMO: 'off' }).isDemonstration).toBe(false)
  })

  it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('is none at %s', (HOST) => {
    expect(open({ HOST }).isDemonstration).toBe(true)
  })
})

describe('the data folder', () => {
  it('and its secret are made for their owner only', () => {
    open()
    expect([data, join(data, 'demo')].map(modeOf)).toEqual(['700', '700'])
    expect(modeOf(join(data, 'demo', 'secret'))).toBe('600')
  })

  it('closes to others a store and a secret that stood open, and leaves the folder that somebody else made as it is', () => {
    const { folder } = open({ DUZHAN_DEMO: 'off' })
    mkdirSync(folder.storePath)
    chmodSync(data, 0o755)
    chmodSync(folder.storePath, 0o755)
    chmodSync(join(data, 'secret'), 0o644)
    open({ DUZHAN_DEMO: 'off' })
    expect([data, folder.storePath, join(data, 'secret')].map(modeOf)).toEqual(['755', '700', '600'])
    expect(readFileSync(join(data, 'secret'), 'utf8')).toBe(folder.secret)
  })

  it('that cannot be made is refused with its path', () => {
    const config: Config = readConfig({ DATA_DIR: '/dev/null/data', DUZHAN_DEMO: 'off' })
    expect(() => openInstallation(config, now)).toThrow(
      new Problem('unavailable', 'store.unwritable', { path: '/dev/null/data' }),
    )
  })
})

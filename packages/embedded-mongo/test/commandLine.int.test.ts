import { execFile } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startServer } from '../src/index.ts'
import { recordKey } from '../src/storage/storageKeys.ts'
import { Store } from '../src/storage/store.ts'
import { ensureBuilt } from './ensureBuilt.ts'

const programPath = join(import.meta.dirname, '../bin/duzhan-store.mjs')
let base: string
const at = (name: string) => join(base, name)

beforeAll(ensureBuilt, 60_000)
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'store-'))
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

interface Outcome {
  code: number | null
  out: string
  err: string
}
const runProgram = (program: string, args: string[]): Promise<Outcome> =>
  new Promise((done) => {
    const child = execFile(process.execPath, [program, ...args], { timeout: 15_000 }, (_error, out, err) =>
      done({ code: child.exitCode, out, err }),
    )
  })
/** What an operator sees; a command that does not end by itself has no code. */
const cli = (...args: string[]) => runProgram(programPath, args)

async function fill(folder: string) {
  const store = await startServer({ path: folder })
  const client = await new MongoClient(store.uri).connect()
  await client
    .db('forms')
    .collection('visits')
    .insertMany([{ village: '潭桥村' }, { village: '石坝村' }])
  await client.close()
  await store.close()
}

describe('a command without what it needs', () => {
  it.each([
    ['nothing at all', []],
    ['no folder', ['stat']],
    ['an unknown command', ['repair', '/tmp']],
    ['no target for a backup', ['backup', '/tmp']],
    ['no target for a dump', ['dump', '/tmp']],
    ['no source for a restore', ['restore', '/tmp']],
    ['an unknown option', ['stat', '/tmp', '--fast']],
    ['an option without its value', ['start', '/tmp', '--port']],
    ['a port that is no number', ['start', 'nowhere', '--port', 'many']],
    ['a port below nothing', ['start', 'nowhere', '--port=-1']],
    ['a port that does not exist', ['start', 'nowhere', '--port', '70000']],
  ])('shows how it is used and ends with 2: %s', async (_name, args) => {
    const { code, out } = await cli(...args.map((arg) => (arg === 'nowhere' ? at('nowhere') : arg)))
    expect(code).toBe(2)
    for (const command of ['start', 'stat', 'check', 'backup', 'dump', 'restore', 'compact', 'move', 'compare'])
      expect(out).toContain(command)
    expect(existsSync(at('nowhere'))).toBe(false)
  })
})

describe('a command that cannot do its work ends with 1 and says in Chinese why', () => {
  const refused = async (sentence: string, ...args: string[]) => {
    const { code, out, err } = await cli(...args)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toMatch(new RegExp(`^${sentence}：.+\n$`))
  }

  it.each([
    ['stat', ['stat', 'nowhere']],
    ['check', ['check', 'nowhere']],
    ['compact', ['compact', 'nowhere']],
    ['backup', ['backup', 'nowhere', 'copy']],
    ['dump', ['dump', 'nowhere', 'dump']],
    ['restore', ['restore', 'data', 'nowhere']],
  ])('where there is no data: %s', async (_name, [command = '', ...folders]) => {
    await refused('找不到数据', command, ...folders.map(at))
  })

  it('where another process uses the folder', async () => {
    await fill(at('data'))
    await cli('dump', at('data'), at('dump'))
    const holder = await startServer({ path: at('data') })
    for (const args of [
      ['start', at('data')],
      ['compact', at('data')],
      ['restore', at('data'), at('dump')],
    ])
      await refused('数据目录正被另一个进程使用', ...args)
    await holder.close()
  })

  it('where the folder cannot be written', async () => {
    writeFileSync(at('file'), '')
    await refused('数据目录无法写入', 'start', join(at('file'), 'data'))
  })

  it('where data would be overwritten', async () => {
    await fill(at('data'))
    await cli('dump', at('data'), at('dump'))
    await cli('backup', at('data'), at('backup'))
    await refused('目标位置已有数据，不会覆盖', 'backup', at('data'), at('backup'))
    await refused('目标位置已有数据，不会覆盖', 'restore', at('data'), at('dump'))
    await refused('目标位置已有数据，不会覆盖', 'restore', at('data'), at('backup'))
    expect((await cli('check', at('data'))).out).toContain('文档 2')
  })

  it('where a dump is cut off', async () => {
    await fill(at('data'))
    await cli('dump', at('data'), at('dump'))
    truncateSync(join(at('dump'), 'forms', 'visits.bson'), 60)
    await refused('文件不完整或已损坏', 'restore', at('other'), at('dump'))
  })

  it('where the file of the store is damaged', async () => {
    await fill(at('data'))
    truncateSync(join(at('data'), 'store.lmdb'), 5000)
    for (const args of [['start'], ['stat'], ['check'], ['compact'], ['backup', at('copy')], ['dump', at('dump')]])
      await refused('文件不完整或已损坏', args[0] ?? '', at('data'), ...args.slice(1))
  })

  it('where its port is taken, and does not hang', async () => {
    const taken = createServer()
    const port = await new Promise<number>((done) =>
      taken.listen(0, '127.0.0.1', () => {
        const address = taken.address()
        done(typeof address === 'object' && address !== null ? address.port : 0)
      }),
    )
    await refused('端口已被占用', 'start', at('data'), '--port', String(port))
    taken.close()
    expect(existsSync(join(at('data'), 'store.lock'))).toBe(false)
    // The folder is free again, for this process too.
    await (await startServer({ path: at('data') })).close()
  })

  it('where the program is not built yet', async () => {
    mkdirSync(at('bin'))
    copyFileSync(programPath, join(at('bin'), 'duzhan-store.mjs'))
    const { code, err } = await runProgram(join(at('bin'), 'duzhan-store.mjs'), ['stat', at('data')])
    expect({ code, err }).toEqual({ code: 1, err: '嵌入式数据库尚未构建：请先运行 npm run build\n' })
  })
})

describe('a command that does its work ends with 0', () => {
  it('and shows what there is', async () => {
    await fill(at('data'))
    const { code, out } = await cli('stat', at('data'))
    expect(code).toBe(0)
    for (const text of ['forms.visits', '集合', '文档', '字节', '索引', '文件大小：']) expect(out).toContain(text)
  })

  it('and carries data from folder to folder', async () => {
    await fill(at('data'))
    expect(await cli('dump', at('data'), at('dump'))).toMatchObject({ code: 0, out: '已导出 2 个文档\n' })
    expect(await cli('restore', at('fromDump'), at('dump'))).toMatchObject({ code: 0, out: '已恢复 2 个文档\n' })
    expect(await cli('backup', at('data'), at('backup'))).toMatchObject({ code: 0, err: '' })
    expect(await cli('restore', at('fromBackup'), at('backup'))).toMatchObject({ code: 0, out: '已恢复 2 个文档\n' })
    expect(await cli('compact', at('fromDump'))).toMatchObject({ code: 0, err: '' })
    for (const name of ['fromDump', 'fromBackup', 'backup'])
      expect(await cli('check', at(name))).toMatchObject({ code: 0, out: '集合 1，文档 2，索引项 2，差错 0\n' })
  })

  it('unless the check finds faults: then it lists them and ends with 1', async () => {
    await fill(at('data'))
    const store = new Store(at('data'))
    await store.write(() => store.tree.remove(recordKey(store.catalog.find('forms.visits')!.id, 1)))
    await store.close()
    const { code, out } = await cli('check', at('data'))
    expect(code).toBe(1)
    expect(out).toBe(
      'forms.visits: 1 documents, but 2 counted\n' +
        out.split('\n').find((line) => line.includes('bytes'))! +
        '\nforms.visits: index _id_ names a record that is gone\n' +
        'forms.visits: index _id_ has 2 entries instead of 1\n' +
        '集合 1，文档 1，索引项 2，差错 4\n',
    )
  })
})

describe('a store started by hand', () => {
  it('says where it is, with the password of its port, and ends when it is asked to', async () => {
    let out = ''
    const child = execFile(process.execPath, [programPath, 'start', at('data'), '--port', '0'])
    child.stdout?.on('data', (text: string) => {
      out += text
    })
    const ended = new Promise<number | null>((done) => child.once('exit', done))
    for (let attempt = 0; attempt < 200 && !out.includes('TCP'); attempt++) await new Promise((done) => setTimeout(done, 50))
    const [uri = '', tcpUri = ''] = [...out.matchAll(/mongodb:\S+/g)].map(([found]) => found)
    expect(out).toMatch(/^已启动：mongodb:.+\n本机 TCP：mongodb:.+\n$/)
    expect(tcpUri).toContain(readFileSync(join(at('data'), 'store.password'), 'utf8').trim())
    for (const one of [uri, tcpUri]) {
      const client = await new MongoClient(one).connect()
      expect(await client.db('x').command({ ping: 1 })).toMatchObject({ ok: 1 })
      await client.close()
    }
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
    expect(existsSync(join(at('data'), 'store.lock'))).toBe(false)
  })
})

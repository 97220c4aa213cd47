import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@duzhan/service-kit'
import { expect, test } from '@playwright/test'
import { callAs } from './call.ts'
import { goodSubmission } from './goodSubmission.ts'
import { type Platform, runPlatform, startPlatform } from './platform.ts'

// How the platform starts, ends and survives as a process; no browser is needed here.
const plan = 'xiangtan-2020'
const targetId = 'v430381106229'

test.describe('the platform as a process', () => {
  test.skip(process.env['DUZHAN_FORM'] === 'distributed', 'the standalone form')

  let seeded = ''
  let folder = ''
  const running: Platform[] = []
  const start = async (data: string, demo = true) => {
    const platform = await startPlatform({ data, demo, ownStore: true })
    running.push(platform)
    return platform
  }

  // a first start loads every plan; it is made once, and the tests work on copies of what it left
  test.beforeAll(async () => {
    seeded = mkdtempSync(join(tmpdir(), 'duzhan-seeded-'))
    const first = await startPlatform({ data: join(seeded, 'data'), ownStore: true })
    await untilListsAreKnown(first)
    await first.end('SIGTERM')
  })
  test.afterAll(() => rmSync(seeded, { recursive: true, force: true }))

  test.beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duzhan-process-'))
  })
  test.afterEach(async () => {
    for (const platform of running.splice(0)) await platform.end('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  const seededData = () => {
    cpSync(join(seeded, 'data'), join(folder, 'data'), { recursive: true })
    return join(folder, 'data')
  }

  test('says where it is and for whom, and ends on Ctrl-C', async () => {
    const platform = await start(seededData())
    expect(platform.said()).toContain(platform.url)
    expect(platform.said()).toMatch(/xt-inspector\s+\S+督战员/)
    expect(await platform.end('SIGINT')).toBe(0)
  })

  test('refuses a port that is taken with one sentence', async () => {
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    try {
      const ended = await runPlatform({ data: join(folder, 'data'), port, demo: false, ownStore: true })
      expect(ended).toEqual({ code: 1, said: `端口 ${port} 已被占用。请停止占用它的程序，或用 PORT 指定别的端口。\n` })
    } finally {
      other.close()
    }
  })

  test('refuses a data folder that it cannot write with one sentence', async () => {
    writeFileSync(join(folder, 'file'), '')
    const data = join(folder, 'file', 'data')
    const ended = await runPlatform({ data, demo: false, ownStore: true })
    expect(ended).toEqual({ code: 1, said: `数据目录 ${data} 无法写入。请检查目录权限，或用 DATA_DIR 指定别的目录。\n` })
  })

  test('refuses to open the demonstration, with its published password, to others than this machine', async () => {
    const settings = { HOST: '0.0.0.0' }
    const ended = await runPlatform({ data: join(folder, 'data'), ownStore: true, settings })
    expect(ended).toMatchObject({ code: 1 })
    expect('said' in ended && typeof ended.said === 'string' ? ended.said : '').toMatch(
      /^演示账号的密码是公开的，演示不能向本机以外开放（HOST=0\.0\.0\.0）。[^\n]*\n$/,
    )
  })

  test('keeps a demonstration apart from an installation proper in the same data folder', async () => {
    const data = seededData()
    const proper = await start(data, false)
    const stranger = await callAs(proper.url, 'xt-inspector')
    expect((await stranger('query', 'forms.plan.list')).problem).toBe('session.required')
    expect(proper.said()).not.toContain('演示账号')
  })

  test('refuses to serve the people of a demonstration as an installation proper', async () => {
    const data = join(seededData(), 'demo')
    const ended = await runPlatform({ data, demo: false, ownStore: true })
    expect(ended).toMatchObject({ code: 1 })
    expect('said' in ended && typeof ended.said === 'string' ? ended.said : '').toMatch(
      /^这里的数据中有演示账号（[^\n]*）[^\n]*\n$/,
    )
  })

  test('refuses data that another platform is using, and does it no harm', async () => {
    const data = join(folder, 'data')
    const first = await start(data, false)
    const ended = await runPlatform({ data, demo: false, ownStore: true })
    expect(ended).toMatchObject({ code: 1 })
    expect('said' in ended && typeof ended.said === 'string' ? ended.said : '').toMatch(
      /^数据目录 .* 正被另一个督战进程使用。[^\n]*\n$/,
    )
    expect((await fetch(`${first.url}/health`)).status).toBe(200)
  })

  for (const signal of ['SIGINT', 'SIGKILL'] as const) {
    test(`keeps what it acknowledged when it is ended by ${signal}`, async () => {
      const data = seededData()
      const inspector = await callAs((await start(data)).url, 'xt-inspector')
      const submission = await goodSubmission(inspector, targetId)
      const receipt = await inspector('mutation', 'forms.submission.submit', submission)
      expect(receipt).toMatchObject({ status: 200, problem: undefined })
      await running.pop()?.end(signal)

      const again = await callAs((await start(data)).url, 'xt-inspector')
      expect(await again('query', 'forms.submission.byId', { id: submission.id })).toMatchObject({
        data: { answers: submission.answers },
      })
      expect(await again('mutation', 'forms.submission.submit', submission)).toEqual(receipt)
      // what follows from it may have been under way when the process died; it is taken up again
      const isVisited = async () => {
        const summary = await again('query', 'aggregation.summary.byRegion', { plan, region: '430300000000' })
        return summary.data?.coverage
      }
      await expect.poll(isVisited).toEqual({ visited: 1, designated: 36 })
    })
  }
})

/** On a first start the lists reach the forms service a moment after the platform is ready. */
async function untilListsAreKnown(platform: Platform): Promise<void> {
  const inspector = await callAs(platform.url, 'xt-inspector')
  const nothing = { ...(await goodSubmission(inspector, targetId)), answers: {} }
  const refusal = async () => (await inspector('mutation', 'forms.submission.submit', nothing)).problem
  await expect.poll(refusal, { timeout: 60_000 }).toBe('submission.answers-invalid')
}

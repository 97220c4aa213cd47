import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { callAs } from './call.ts'
import { goodSubmission } from './goodSubmission.ts'
import { type Platform, startPlatform } from './platform.ts'

const plan = 'xiangtan-2020'

// The distributed form under fire: a service that dies is started again, and what it had acknowledged is there.
test.describe('the distributed form', () => {
  let folder = ''
  let platform: Platform

  test.beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'duzhan-distributed-'))
    platform = await startPlatform({ form: 'distributed', data: join(folder, 'data') })
  })
  test.afterAll(async () => {
    await platform?.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })

  /** The process that a service runs in now; it says so each time it comes up. */
  const processOf = (service: string) =>
    Number([...platform.said().matchAll(new RegExp(`${service} 已就绪（进程 (\\d+)）`, 'g'))].at(-1)?.[1])

  test('loses nothing when its services are killed while a submission travels', async () => {
    const inspector = await callAs(platform.url, 'xx-inspector')
    const board = (await inspector('query', 'assignments.visit.list', { plan, mine: true })).data
    const target = board?.visits[0]?.target.id ?? ''
    const submission = await goodSubmission(
      inspector,
      target,
      (path) => path.startsWith('industry.') || path.startsWith('responsibility.'),
    )
    await expect.poll(async () => (await inspector('mutation', 'forms.submission.submit', submission)).problem).toBeUndefined()

    const before = ['forms', 'assignments', 'aggregation'].map((service) => ({ service, process: processOf(service) }))
    for (const { process: pid } of before) process.kill(pid, 'SIGKILL')
    for (const { service, process: pid } of before) await expect.poll(() => processOf(service), { timeout: 30_000 }).not.toBe(pid)

    // the document is there, and what follows from it happens although the followers died
    await expect.poll(async () => (await inspector('query', 'forms.submission.byId', { id: submission.id })).status).toBe(200)
    const findings = async () => {
      const { data } = await inspector('query', 'assignments.finding.list', { plan, target })
      return data?.total ?? 0
    }
    await expect.poll(findings, { timeout: 30_000 }).toBeGreaterThan(0)
    const coverage = async () => {
      const { data } = await inspector('query', 'aggregation.summary.byRegion', { plan, region: '430381000000' })
      return data?.coverage
    }
    await expect.poll(coverage, { timeout: 30_000 }).toEqual({ visited: 1, designated: 10 })
    // and once only, though it is sent again
    expect((await inspector('mutation', 'forms.submission.submit', submission)).status).toBe(200)
    expect(await coverage()).toEqual({ visited: 1, designated: 10 })
  })

  test('keeps the log lines of its services', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'duzhan-log-'))
    const logging = await startPlatform({ form: 'distributed', data: folder, demo: false, log: 'info' })
    await callAs(logging.url, 'nobody')
    const services = () =>
      new Set(
        logging
          .said()
          .split('\n')
          .flatMap((line) => (line.startsWith('{') ? [(JSON.parse(line) as { service: string }).service] : [])),
      )
    await expect.poll(services).toContain('gateway')
    await expect.poll(services).toContain('identity')
    await logging.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })

  test('ends with its launcher, however that one ends, and starts again at once', async () => {
    const data = join(folder, 'other')
    const first = await startPlatform({ form: 'distributed', data, demo: false, ownStore: true })
    const processes = [...first.said().matchAll(/已就绪（进程 (\d+)）/g)].map(([, pid]) => Number(pid))
    expect(processes).toHaveLength(5)
    await first.end('SIGKILL')
    await expect.poll(() => processes.filter(isAlive), { timeout: 10_000 }).toEqual([])
    const again = await startPlatform({ form: 'distributed', data, demo: false, ownStore: true })
    expect((await fetch(`${again.url}/health`)).status).toBe(200)
    expect(await again.end('SIGTERM')).toBe(0)
  })
})

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

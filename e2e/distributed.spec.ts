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
    const board = (await inspector('query', 'assignments.visit.list', { plan, mine: true })).data as {
      visits: { target: { id: string } }[]
    }
    const [target = ''] = board.visits.map((visit) => visit.target.id)
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
      return (data as unknown[] | undefined)?.length ?? 0
    }
    await expect.poll(findings, { timeout: 30_000 }).toBeGreaterThan(0)
    const coverage = async () => {
      const { data } = await inspector('query', 'aggregation.summary.byRegion', { plan, region: '430381000000' })
      return (data as { coverage: unknown } | undefined)?.coverage
    }
    await expect.poll(coverage, { timeout: 30_000 }).toEqual({ visited: 1, designated: 10 })
    // and once only, though it is sent again
    expect((await inspector('mutation', 'forms.submission.submit', submission)).status).toBe(200)
    expect(await coverage()).toEqual({ visited: 1, designated: 10 })
  })
})

import type { ChecklistView, TargetView } from '@duzhan/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { problemOf, type TestPlatform, testPlatform } from './platform.ts'

const plan = 'xiangtan-2020'
const city = '430300000000'
/** Long enough for a slow machine to count a submission, short enough to be waited for. */
const patience = 6_000

describe('waiting for a region’s figures', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  let targets: TargetView[]

  beforeAll(async () => {
    platform = await testPlatform(undefined, { patience })
    const { api } = await platform.as('xt-inspector')
    checklist = await api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    targets = (await api.assignments.target.list.query({ plan })).filter(({ team }) => team?.key.startsWith('cityFixed'))
  })
  afterAll(() => platform?.close())

  const seen = async (region = city) => (await platform.as('hn-viewer')).api.aggregation.summary.byRegion.query({ plan, region })
  const changed = async (since: string, region = city, signal?: AbortSignal) =>
    (await platform.as('hn-viewer')).api.aggregation.summary.changed.query({ plan, region, since }, { ...(signal && { signal }) })
  async function send(target: TargetView | undefined): Promise<void> {
    const { api } = await platform.as('xt-inspector')
    await api.forms.submission.submit.mutate(submissionOf(target?.id ?? '', filled(checklist)))
  }

  it('ends without a change when nothing happens, and not before', async () => {
    const { version } = await seen()
    const started = performance.now()
    expect(await changed(version)).toEqual({ changed: false })
    expect(performance.now() - started).toBeGreaterThanOrEqual(patience - 5)
  })

  it('ends as soon as a submission counts, for the city and for nobody whose figures are the same', async () => {
    const [first] = targets
    const elsewhere = '430304000000'
    expect(first?.regionPath).not.toContain(elsewhere)
    const before = await seen()
    const leaving = new AbortController()
    const waiting = changed(before.version)
    let other: unknown = null
    const beside = changed((await seen(elsewhere)).version, elsewhere, leaving.signal).then(
      (answer) => {
        other = answer
      },
      () => undefined,
    )
    await send(first)
    expect(await waiting).toEqual({ changed: true })
    const after = await seen()
    expect(after.coverage.visited).toBe(before.coverage.visited + 1)
    expect(after.version).not.toBe(before.version)
    expect(await changed(before.version), 'for whoever saw the page before').toEqual({ changed: true })
    leaving.abort()
    await beside
    expect(other).toBeNull()
  })

  it('is bounded for each person; who goes away makes room', async () => {
    const { version } = await seen()
    const leaving = Array.from({ length: 12 }, () => new AbortController())
    const refused: unknown[] = []
    const held = leaving.map(({ signal }) =>
      problemOf(changed(version, city, signal)).then(
        (code) => refused.push(code),
        () => undefined, // went away
      ),
    )
    await expect.poll(() => refused, { timeout: patience }).toEqual(Array(4).fill('summary.waits-limited'))
    for (const each of leaving) each.abort()
    await Promise.all(held)
    await expect.poll(() => problemOf(changed('before')), { timeout: patience }).toEqual({ answered: { changed: true } })
  })

  it('ends when the platform stops', async () => {
    const { version } = await seen()
    const waiting = changed(version)
    await new Promise((resolve) => setTimeout(resolve, 200))
    const started = performance.now()
    const restarted = platform.restart()
    expect(await waiting).toEqual({ changed: false })
    expect(performance.now() - started, 'at once').toBeLessThan(patience / 3)
    await restarted
  })
})

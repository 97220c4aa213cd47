import type { ChecklistView, Figures, RegionSummary } from '@duzhan/contracts'
import type { Document } from 'mongodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { type TestPlatform, testPlatform } from './platform.ts'

const plan = 'xiangtan-2020'
const city = '430300000000'
const bad = 'environment.waste.hasLitter'
const [tanqiao, other] = ['v430381106229', 'v430381106222']

interface KeptPlace {
  path: string
  kind: string
  result?: string
}
interface KeptSums {
  checklists: { places: Record<string, { share?: object }> }[]
}
/** Kept sums as the first release wrote them: tallies of judgements by path. */
function asTallies(sums: string): object {
  const { checklists, ...rest }: KeptSums = JSON.parse(sums)
  return {
    ...rest,
    checklists: checklists.map(({ places, ...checklist }) => ({
      ...checklist,
      tallies: Object.entries(places).flatMap(([key, { share }]) => (share ? [{ path: key.split(' ')[0], ...share }] : [])),
    })),
  }
}
/** A region as the first release kept it: its children together in one text. */
function asFirstKept({ sums, own: _, parts = {}, ...kept }: Document): Document {
  const children = Object.entries(parts as Record<string, string>).map(([region, of]) => ({ region, ...asTallies(of) })) // as it was written
  return { ...kept, sums: JSON.stringify(asTallies(String(sums))), children: JSON.stringify(children) }
}

describe('figures that the first release kept', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  const summary = async (): Promise<RegionSummary> =>
    (await platform.as('xt-viewer')).api.aggregation.summary.byRegion.query({ plan, region: city })
  const behind = async () =>
    (await platform.as('xt-viewer')).api.aggregation.figure.behind.query({ plan, region: city, checklist: 'village', path: bad })
  const shares = ({ coverage, checklists }: RegionSummary) => ({
    coverage,
    shares: checklists.flatMap(({ sections }) =>
      sections.flatMap(({ items }) =>
        items.flatMap((item) =>
          [item, ...item.parts].map(({ path, total, byRegion }) => {
            const share = (figures: Figures | undefined) => figures?.share ?? null
            return [
              path,
              share(total),
              Object.entries(byRegion).flatMap(([at, figures]) => (figures.share ? [[at, figures.share]] : [])),
            ]
          }),
        ),
      ),
    ),
  })
  const send = async (account: string, target: string, wrong: string[]) => {
    const { api } = await platform.as(account)
    await api.forms.submission.submit.mutate(submissionOf(target, filled(checklist, wrong)))
    await platform.settle()
  }

  beforeAll(async () => {
    platform = await testPlatform()
    checklist = await (await platform.as('xt-viewer')).api.forms.checklist.byKey.query({ plan, checklist: 'village' })
  })
  afterAll(() => platform?.close())

  it('are shown as they were after the update, and go on with what comes then', async () => {
    await send('xt-inspector', tanqiao, [bad])
    const before = await summary()
    await platform.rewrite('aggregation', 'facts', ({ observations, revision: _, ...kept }) => ({
      ...kept,
      results: (JSON.parse(String(observations)) as KeptPlace[]) // as it was written
        .filter(({ kind }) => kind === 'judgement' || kind === 'clause')
        .map(({ path, result }) => ({ path, result })),
    }))
    await platform.rewrite('aggregation', 'rollups', asFirstKept)
    await platform.restart()
    expect(shares(await summary())).toEqual(shares(before))
    expect((await behind()).map(({ result }) => result)).toEqual(['bad'])

    await send('xx-inspector', other, [])
    const after = await summary()
    expect(after.coverage.visited).toBe(before.coverage.visited + 1)
    const figure = after.checklists[0]?.sections
      .flatMap(({ items }) => items.flatMap(({ parts }) => parts))
      .find(({ path }) => path === bad)
    expect(figure?.total.share).toEqual({ value: 0.5, numerator: 1, denominator: 2, targets: 2 })
    expect(figure).not.toHaveProperty('earlier')
    expect((await behind()).map(({ result }) => result).sort()).toEqual(['bad', 'good'])
  }, 120_000)
})

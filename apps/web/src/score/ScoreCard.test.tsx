import type { Actor, FigureRecord } from '@duzhan/contracts'
import { readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { asUnit } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { aPlanView } from '../test/builders/aPlan.ts'
import { textOf, the } from '../test/find.ts'
import { platform } from '../test/platform.ts'
import { shown } from '../test/shown.tsx'
import { ScoreCard } from './ScoreCard.tsx'

const document = packs.map((pack) => readPlan(pack.plan)).find(({ code }) => code === 'anji-example')
if (!document) throw new Error('the plan to learn from is among the packs')
const plan = document.code
const region = document.jurisdiction
const viewer: Actor = { id: 'p-viewer', account: 'viewer', title: '查询岗', grants: [{ role: 'viewer', region, plan }] }
const record = (id: string, more: Partial<FigureRecord> = {}): FigureRecord => ({
  submission: `s-${id}`,
  target: { id, name: '某村', place: '' },
  at: '2020-03-20T01:00:00.000Z',
  kind: 'score',
  ...more,
})
const ranked = [
  record('v-1', { number: 96, choices: ['优秀'], rank: 1 }),
  record('v-2', { number: 80.5, rank: 2 }),
  record('v-3'),
]
async function draw(card: Partial<Parameters<typeof ScoreCard>[0]> = {}, as = viewer, records = ranked) {
  platform({
    'forms.plan.byId': aPlanView(document),
    'identity.region.list': [{ code: region, name: '安吉县' }],
    'aggregation.figure.behind': ({ window }) => (window ? [record('v-1', { number: 12, rank: 1 })] : records),
  })
  await shown(<ScoreCard plan={plan} target="v-1" {...card} />, { as })
  return textOf()
}

describe('the points of a target', () => {
  it('stand on its card with their grade and its place among those that have any', async () => {
    const card = await draw()
    for (const words of ['96 分', '优秀', '安吉县', '2 个', '第 1 名']) expect(card).toContain(words)
    expect(await draw({ target: 'v-2' })).toContain('80.5 分')
  })

  it('are those of the window that is asked for', async () => {
    expect(await draw({ window: '2020-02' })).toContain('12 分')
  })

  it('are left out where it has none, and for whom figures are not to be seen', async () => {
    expect(await draw({ target: 'v-3' })).toBe('')
    expect(await draw({}, { ...viewer, grants: asUnit.grants })).toBe('')
  })

  it('are not those of a record that no longer counts, nor of another checklist', async () => {
    expect(await draw({ record: { submission: 's-v-1', checklist: 'village' } })).toContain('96 分')
    expect(await draw({ record: { submission: 's-older', checklist: 'village' } })).toBe('')
    expect(await draw({ record: { submission: 's-v-1', checklist: 'other' } })).toBe('')
  })

  it.each([
    [0, '0 分'],
    [80.1 + 0.2, '80.3 分'],
    [66.666_666, '66.67 分'],
    [1_234.5, '1,234.5 分'],
  ])('are told as points are: %d is %s', async (number, words) => {
    expect(await draw({}, viewer, [record('v-1', { number, rank: 1 })])).toContain(words)
  })

  it('say that nobody else was given any yet', async () => {
    expect(await draw({}, viewer, [record('v-1', { number: 60, rank: 1 })])).toContain('安吉县这一期目前只有这 1 个村评了分')
  })

  it('lead to the figures of the same window', async () => {
    await draw({ window: '2020-02' })
    expect(the('link', '查看汇总').getAttribute('href')).toBe(`/${plan}/summary/${region}?window=2020-02`)
  })
})

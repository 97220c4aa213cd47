import type { FigureRecord, PlanView } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { beforeEach, describe, expect, it } from 'vitest'
import { api, queryClient } from '../api/api.ts'
import { MeContext, type Person } from '../person/me.ts'
import { ScoreCard } from './ScoreCard.tsx'

const document = packs.map((pack) => pack.plan as Plan).find(({ code }) => code === 'anji-example') // the packs are valid plans
if (!document) throw new Error('the plan to learn from is among the packs')
const plan = document.code
const region = document.jurisdiction
const viewer: Person = {
  account: 'viewer',
  title: '查询岗',
  grants: [{ role: 'viewer', region, plan }],
  verbs: ['figure.behind'],
  today: '2020-03-20',
  clockAhead: 0,
}
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
const draw = (card: Partial<Parameters<typeof ScoreCard>[0]> = {}, me = viewer) =>
  renderToStaticMarkup(
    <QueryClientProvider client={queryClient}>
      <MeContext value={me}>
        <MemoryRouter>
          <ScoreCard plan={plan} target="v-1" {...card} />
        </MemoryRouter>
      </MeContext>
    </QueryClientProvider>,
  ).replace(/<[^>]*>/g, ' ')

describe('the points of a target', () => {
  beforeEach(() => {
    queryClient.clear()
    const view = { plan, document } as unknown as PlanView // what the card reads of it
    queryClient.setQueryData(api.forms.plan.byId.queryKey({ plan }), view)
    queryClient.setQueryData(api.identity.region.list.queryKey({ within: region }), [{ code: region, name: '安吉县' }] as never) // names only
    for (const window of [undefined, '2020-02'])
      queryClient.setQueryData(
        api.aggregation.figure.behind.queryKey({ plan, region, checklist: 'village', path: 'score', ...(window && { window }) }),
        (window ? [record('v-1', { number: 12, rank: 1 })] : ranked) as never, // the wire's type is not read-only
      )
  })

  it('stand on its card with their grade and its place among those that have any', () => {
    const card = draw()
    for (const words of ['96 分', '优秀', '安吉县', '2 个', '第 1 名']) expect(card).toContain(words)
    expect(draw({ target: 'v-2' })).toContain('80.5 分')
  })

  it('are those of the window that is asked for', () => {
    expect(draw({ window: '2020-02' })).toContain('12 分')
  })

  it('are left out where it has none, and for whom figures are not to be seen', () => {
    expect(draw({ target: 'v-3' })).toBe('')
    expect(draw({}, { ...viewer, verbs: [] })).toBe('')
  })

  it('are not those of a record that no longer counts, nor of another checklist', () => {
    expect(draw({ record: { submission: 's-v-1', checklist: 'village' } })).toContain('96 分')
    expect(draw({ record: { submission: 's-older', checklist: 'village' } })).toBe('')
    expect(draw({ record: { submission: 's-v-1', checklist: 'other' } })).toBe('')
  })
})

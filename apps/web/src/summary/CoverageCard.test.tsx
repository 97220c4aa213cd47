import type { RegionSummary } from '@duzhan/contracts'
import { world } from '@duzhan/test-kit/personas'
import { describe, expect, it, vi } from 'vitest'
import { press } from '../test/act.ts'
import { aSummary, checklistFigures } from '../test/builders/aSummary.ts'
import { all, names, textOf, texts } from '../test/find.ts'
import { shown } from '../test/shown.tsx'
import { CoverageCard } from './CoverageCard.tsx'

const nameOf = (code: string) => ({ [world.county]: '青石县', [world.otherCounty]: '白水县' })[code] ?? code
async function draw(over: Partial<RegionSummary> = {}, suffix = '') {
  const onChoose = vi.fn()
  const noun = { one: '村', counted: '个村' }
  await shown(<CoverageCard summary={aSummary(over)} {...{ noun, nameOf, suffix, onChoose }} />)
  return onChoose
}
const share = () => textOf(document.querySelector('.coverage-share') ?? document.body)

describe('how many targets were visited', () => {
  it.each([
    ['some', { visited: 4, designated: 10 }, '40%'],
    ['none yet', { visited: 0, designated: 10 }, '0%'],
    ['all', { visited: 10, designated: 10 }, '100%'],
    ['none, where none is to be', { visited: 0, designated: 0 }, '—'],
  ])('is a share: %s', async (_, coverage, words) => {
    await draw({ coverage })
    expect(share()).toBe(words)
    expect(textOf()).toContain(`已督战 ${coverage.visited} / ${coverage.designated} 个村`)
  })

  it('opens the records that it counts', async () => {
    const onChoose = await draw({ checklists: [checklistFigures({ key: 'idle', targets: 0 }), checklistFigures()] })
    await press('已督战 4 / 10 个村')
    const { key } = checklistFigures()
    expect(onChoose.mock.calls).toEqual([[{ region: world.city, checklist: key, title: '督战覆盖' }]])
  })

  it.each<[string, Partial<RegionSummary>]>([
    ['nobody was visited', { coverage: { visited: 0, designated: 10 } }],
    ['no checklist was filled', { checklists: [] }],
  ])('opens nothing where %s', async (_, over) => {
    await draw(over)
    expect(names('button')).toEqual([])
  })

  it('stands part by part, each a way down to it in the same window', async () => {
    await draw({}, '?window=2020-03')
    expect(texts('item').map((text) => text.replaceAll(/\s/g, ''))).toEqual(['青石县4/6', '白水县0/4'])
    expect(all('link').map((link) => link.getAttribute('href'))).toEqual([
      `/${world.plan}/summary/${world.county}?window=2020-03`,
      `/${world.plan}/summary/${world.otherCounty}?window=2020-03`,
    ])
  })

  it('has no parts where the region has none', async () => {
    await draw({ children: [] })
    expect(texts('item')).toEqual([])
  })
})

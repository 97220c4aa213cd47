import type { AnytimeVisit, PageCursor, VisitView } from '@duzhan/contracts'
import { regionCode, regionPath } from '@duzhan/regions'
import { world } from '@duzhan/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aVisitView } from '../test/aVisitView.ts'
import { everyVisit } from '../test/everyVisit.ts'
import { visitPage } from './visitPage.ts'

const today = '2020-03-20'
const village = (id: string, name: string, region: string = world.village) => ({
  target: { ...aVisitView(id).target, id, name, regionPath: [...regionPath(regionCode(region))] },
})
const free = (id: string, records = 0): AnytimeVisit => ({
  ...{
    duty: 'roving',
    title: '经常走访',
    list: 'municipal',
    team: { key: '', title: '' },
    records,
    lastOn: null,
    modes: [],
    openFindings: 0,
  },
  ...village(id, `村${id}`),
})
const board = (visits: VisitView[], over: Parameters<typeof everyVisit>[1] = {}, anytime: AnytimeVisit[] = []) =>
  visitPage({ visits, anytime }, { ...everyVisit(world.plan), latest: true, ...over }, today)
const ids = ({ visits }: ReturnType<typeof board>) => visits.map(({ id }) => id)

const standing = [
  aVisitView('a', village('a', '甲村')),
  aVisitView('b', { ...village('b', '乙村'), status: 'done' }),
  aVisitView('c', { ...village('c', '丙村'), dueOn: '2020-03-19' }),
  aVisitView('d', { ...village('d', '丁村', world.otherVillage), status: 'cancelled' }),
  aVisitView('e', { ...village('e', '戊村', world.otherVillage), dueOn: null, duty: null, status: 'done' }),
]

describe('the visits of a window', () => {
  it('stand with what is due first, and what is done and cancelled behind', () => {
    expect(ids(board(standing, { mine: true }))).toEqual(['c', 'a', 'b', 'd'])
  })

  it('stand by county, where they are not one person’s own', () => {
    const [here, there] = [aVisitView('x', village('x', '甲', world.otherVillage)), aVisitView('y', village('y', '乙'))]
    const isFirst = world.otherVillage < world.village
    expect(ids(board([here, there]))).toEqual(isFirst ? ['x', 'y'] : ['y', 'x'])
  })

  it('are counted whatever the list is narrowed down to, what was cancelled or never owed left out', () => {
    const figures = { asked: 3, done: 1, missed: 1, targets: 3, nextDue: '2020-03-31', listed: 4 }
    expect(board(standing).figures).toEqual(figures)
    expect(board(standing, { choice: 'done', text: '乙' }).figures).toEqual(figures)
  })

  it('are counted by county', () => {
    expect(board(standing).counties).toEqual([{ region: world.county, done: 1, asked: 3 }])
  })

  it('are narrowed down to a way of visiting, and say which there are, whatever they are narrowed down to', () => {
    const toured = standing.map((visit) => (visit.id === 'a' ? { ...visit, modes: ['keyPoint', 'roving'] as const } : visit))
    const anytime = [{ ...free('f'), modes: ['fixed'] as const }]
    const page = board(toured, { mode: 'roving' }, anytime)
    expect(ids(page)).toEqual(['a'])
    expect(page).toMatchObject({
      total: 1,
      anytime: [],
      modes: ['fixed', 'roving', 'keyPoint'],
      figures: { asked: 3, listed: 5 },
    })
    expect(board(toured, { mode: 'fixed' }, anytime)).toMatchObject({ visits: [], anytime: [{ modes: ['fixed'] }], total: 1 })
    expect(board(toured, { mode: 'covert' }, anytime)).toMatchObject({ total: 0 })
    expect(board(standing).modes).toEqual([])
  })

  it.each([
    ['due', ['c', 'a']],
    ['missed', ['c']],
    ['done', ['b']],
    ['all', ['c', 'a', 'b', 'd']],
  ] as const)('can be narrowed down to what is %s', (choice, left) => {
    const page = board(standing, { choice })
    expect(ids(page)).toEqual(left)
    expect(page.total).toBe(left.length)
  })

  it('count as missed where an earlier one of the duty was', () => {
    const patrol = ['2020-03-18', '2020-03-20'].map((day) => aVisitView(day, { start: day, until: day, dueOn: day }))
    expect(ids(board(patrol, { choice: 'missed' }))).toEqual(['2020-03-20'])
  })

  it.each([
    ['甲', ['a']],
    ['柳河乡乙', ['b']],
    ['庚', []],
  ])('are found by name or place: %j', (text, left) => {
    expect(ids(board(standing, { text }))).toEqual(left)
  })

  it('are those of a region, and the figures too', () => {
    const page = board([...standing, aVisitView('f', village('f', '己村', world.otherVillage))], { region: world.otherCounty })
    expect(ids(page)).toEqual(['f', 'd'])
    expect(page.figures.asked).toBe(1)
  })

  it('have behind them what may be visited at any time, those never made first, and only where all is asked for', () => {
    const page = board(standing, { mine: true }, [free('y', 2), free('z')])
    expect(page.anytime.map(({ target }) => target.id)).toEqual(['z', 'y'])
    expect(page.total).toBe(6)
    expect(board(standing, { choice: 'due' }, [free('z')]).anytime).toEqual([])
  })

  it('are all, with what nobody owed, where not the latest are asked for', () => {
    expect(ids(board(standing, { latest: false }))).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})

describe('pages of visits', () => {
  const drawn = fc.record({
    status: fc.constantFrom('due', 'done', 'cancelled'),
    day: fc.constantFrom('2020-03-10', '2020-03-31'),
  })

  it('hold each once that stays as it is, and miss none that is made meanwhile', () => {
    fc.assert(
      fc.property(
        fc.array(drawn, { maxLength: 20 }),
        fc.nat(4),
        fc.integer({ min: 1, max: 4 }),
        fc.array(fc.nat(19), { maxLength: 10 }),
        (all, others, limit, made) => {
          let visits = all.map(({ status, day }, at) =>
            aVisitView(`v-${at}`, { ...village(`t-${at}`, '村'), status, dueOn: day }),
          )
          const anytime = Array.from({ length: others }, (_, at) => free(`f-${at}`))
          const changed = new Set<string>()
          const read: string[] = []
          let cursor: PageCursor | undefined
          for (let page = 0; ; page++) {
            const found = board(visits, { limit, cursor }, anytime)
            expect(found.visits.length + found.anytime.length).toBeLessThanOrEqual(limit)
            read.push(...ids(found), ...found.anytime.map(({ target }) => target.id))
            if (found.next === null) break
            cursor = found.next
            visits = visits.map((visit, at) => {
              if (at !== made[page] || visit.status !== 'due') return visit
              changed.add(visit.id)
              return { ...visit, status: 'done' }
            })
          }
          const expected = [...visits.map(({ id }) => id), ...anytime.map(({ target }) => target.id)]
          expect([...new Set(read)].sort()).toEqual([...expected].sort())
          for (const id of new Set(read))
            if (!changed.has(id))
              expect(
                read.filter((one) => one === id),
                id,
              ).toHaveLength(1)
        },
      ),
    )
  })
})

import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { describe, expect, it } from 'vitest'
import { listFigures } from './listFigures.ts'
import type { ListRow } from './listRoll.ts'

const base: Plan = readPlan(packs[0]!.plan)
const [provincial, municipal] = base.targetLists as [Plan['targetLists'][number], Plan['targetLists'][number]]
const [first, second] = (provincial.rules ?? []).map(({ key }) => key)
const row = (id: string, over: Partial<ListRow> = {}): ListRow => ({
  ...{
    id,
    name: `${id}村`,
    place: '',
    kind: 'village',
    regionCode: '430381106229',
    regionPath: ['430000000000', '430381000000'],
  },
  ...{ list: 'provincial', reasons: [], designatedOn: '2020-03-05', covert: null, attributes: {}, figures: [], seq: null },
  hasNote: false,
  ...over,
})
const figures = (plan: Plan, lists: Record<string, ListRow[]>) => listFigures(plan, (list) => lists[list] ?? [])
const planWith = (over: Partial<Plan>): Plan => ({ ...base, ...over })
const sponsor = (key: string, ...targets: string[]) => ({ key, post: key, targets })

describe('what a list comes to', () => {
  it('is how many stand on it, their figures added up, and which figures, places and notes there are', () => {
    const rows = [
      row('a', { attributes: { poorPersons: 3 }, figures: ['poorPersons'] }),
      row('b', { attributes: { poorPersons: 4 }, figures: ['poorPersons', 'isHard'], place: '湘乡市', hasNote: true }),
    ]
    expect(figures(base, { provincial: rows }).get('provincial')).toMatchObject({
      ...{ count: 2, totals: { poorPersons: 7 }, figures: ['poorPersons', 'isHard'], hasPlaces: true, hasNotes: true },
    })
    expect(figures(base, { provincial: [row('a')] }).get('provincial')).toMatchObject({ hasPlaces: false, hasNotes: false })
  })

  it('of nobody is nothing, for every list of the plan', () => {
    const none = figures(base, {})
    expect([...none.keys()]).toEqual(base.targetLists.map(({ key }) => key))
    expect(none.get('municipal')).toMatchObject({ count: 0, totals: {}, figures: [], hasPlaces: false, hasNotes: false })
  })

  it('stands beside each figure that the document prints', () => {
    const printed = { targets: 9, byRule: { [first ?? '']: 1 }, byRegion: { '430381000000': 2 }, sums: { poorPersons: 7 } }
    const plan = planWith({ targetLists: [{ ...provincial, printed }, municipal] })
    const reasons = [first, second].flatMap((rule) => (rule ? [{ list: 'provincial', rule }] : []))
    const rows = [row('a', { attributes: { poorPersons: 3 }, reasons }), row('b', { regionPath: ['430000000000'] })]
    expect(figures(plan, { provincial: rows }).get('provincial')?.printed).toEqual([
      { of: 'targets', key: '', printed: 9, counted: 2 },
      { of: 'rule', key: first, printed: 1, counted: 1 },
      { of: 'region', key: '430381000000', printed: 2, counted: 1 },
      { of: 'sum', key: 'poorPersons', printed: 7, counted: 3 },
    ])
    expect(figures(plan, {}).get('municipal')?.printed).toEqual(figures(base, {}).get('municipal')?.printed)
  })
})

describe('the sponsors of a list', () => {
  const plan = planWith({
    assignments: {
      ...base.assignments,
      sponsors: [sponsor('secretary', 'a'), sponsor('mayor', 'b', 'z')],
      sponsored: ['provincial', 'municipal'],
    },
  })

  it('are named with those on it that they answer for, and nobody else', () => {
    const { named } = figures(plan, { provincial: [row('a'), row('c')] }).get('provincial')!.sponsors
    expect(named).toEqual([{ id: 'a', name: 'a村' }])
  })

  it('lack where a target that must have one has none, once for all lists on which it stands', () => {
    const found = figures(plan, { provincial: [row('a'), row('c')], municipal: [row('c'), row('d')] })
    expect(found.get('provincial')?.sponsors).toMatchObject({ due: 2, without: 1, first: [{ id: 'c', name: 'c村' }] })
    expect(found.get('municipal')?.sponsors).toMatchObject({ due: 1, without: 1, first: [{ id: 'd', name: 'd村' }] })
  })

  it('lack nowhere where a list wants none', () => {
    const wantsNone = planWith({ assignments: { ...plan.assignments, sponsored: ['municipal'] } })
    expect(figures(wantsNone, { provincial: [row('c')] }).get('provincial')?.sponsors).toMatchObject({
      due: 0,
      without: 0,
      first: [],
    })
  })

  it('that lack for very many are counted for all and named for the first hundred', () => {
    const many = Array.from({ length: 250 }, (_, at) => row(`v-${at}`))
    const { due, without, first: told } = figures(plan, { provincial: many }).get('provincial')!.sponsors
    expect([due, without, told.length]).toEqual([250, 250, 100])
  })
})

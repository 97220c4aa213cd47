import type { TargetCard, VisitView } from '@duzhan/contracts'
import { describe, expect, it } from 'vitest'
import { aVisit } from '../test/builders/aVisit.ts'
import { startsOf } from './startsOf.ts'

const village = { key: 'village', title: '村清单', parts: [{ part: null, team: '市督战队' }] }
const visit = (id: string, over: Partial<VisitView>) => aVisit({ id, ...over })
const starts = (visits: VisitView[], checklists: TargetCard['checklists'] = [village]) =>
  startsOf({ visits, checklists }).map(({ checklist, visit: of, isFirst }) => [checklist, of, isFirst])

describe('what an inspector may begin at a target', () => {
  it('is nothing where nothing is theirs to fill, whatever is due', () => {
    expect(starts([visit('1', {})], [])).toEqual([])
  })

  it('is the visit that is owed', () => {
    expect(starts([visit('1', { status: 'done' }), visit('2', {})])).toEqual([['village', '2', true]])
  })

  it('is of each duty the visit whose window began last, and not what others owe', () => {
    const visits = [
      visit('april', { start: '2020-04-01' }),
      visit('march', { start: '2020-03-01' }),
      visit('patrol', { duty: 'patrol', title: '巡查', start: '2020-04-03' }),
      visit('leader', { duty: 'leaders', isYours: false }),
    ]
    expect(starts(visits)).toEqual([
      ['village', 'april', true],
      ['village', 'patrol', true],
    ])
  })

  it('begins with what is due first', () => {
    const visits = [
      visit('month', { duty: 'monthly', dueOn: '2020-03-31' }),
      visit('alert', { duty: 'alert', title: '预警后巡查', dueOn: '2020-03-21' }),
      visit('week', { duty: 'weekly', title: '每周巡查', dueOn: '2020-03-22' }),
    ]
    expect(starts(visits).map(([, of]) => of)).toEqual(['alert', 'week', 'month'])
  })

  it('is a record on no visit’s account where none is owed, the first or one more', () => {
    expect(starts([])).toEqual([['village', null, true]])
    expect(starts([visit('1', { status: 'done' })])).toEqual([['village', null, false]])
  })

  it('is whichever checklist serves where the visit that is owed leaves it open', () => {
    expect(starts([visit('1', { checklist: '' }), visit('2', { status: 'done' })])).toEqual([['village', null, true]])
  })

  it('is each checklist that serves, with the visit that it would pay', () => {
    const checklists = [village, { ...village, key: 'water', title: '饮水清单' }]
    expect(starts([visit('1', {})], checklists)).toEqual([
      ['village', '1', true],
      ['water', null, true],
    ])
  })

  it('is each part that is theirs, until it is in', () => {
    const parts = [
      { part: null, team: '市督战队' },
      { part: 'water', team: '市水利督战队' },
    ]
    const of = (submission: string | null) =>
      parts.map((part) => ({ ...part, submission: part.part === null ? 's-1' : submission })) as VisitView['parts']
    const started = (visits: VisitView[]) =>
      startsOf({ visits, checklists: [{ ...village, parts }] }).map(({ part, visit: owed, isFirst }) => [part, owed, isFirst])
    expect(started([visit('1', { parts: of(null) })])).toEqual([
      [null, null, false],
      ['water', '1', true],
    ])
    expect(started([visit('1', { status: 'done', parts: of('s-2') })])).toEqual([
      [null, null, false],
      ['water', null, false],
    ])
  })
})

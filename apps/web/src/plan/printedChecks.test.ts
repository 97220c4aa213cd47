import type { TargetListView, TargetView } from '@duzhan/contracts'
import type { TargetKind, TargetList } from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import { printedChecks } from './printedChecks.ts'

const kind: TargetKind = {
  key: 'village',
  title: '村',
  level: 'village',
  attributes: { type: 'object', properties: { people: { type: 'integer', title: '人口' } }, additionalProperties: false },
}
const rule = (key: string, minimum: number) => ({
  key,
  title: `${minimum}人以上`,
  where: { properties: { people: { minimum } } },
})
const target = (id: string, region: string, rules: readonly string[]): TargetView => ({
  id,
  name: id,
  kind: 'village',
  regionCode: region,
  regionPath: ['410000000000', region],
  place: '',
  attributes: {},
  annex: null,
  list: 'l',
  reasons: rules.map((key) => ({ list: key.startsWith('other') ? 'other' : 'l', rule: key, title: key, sentence: key })),
  team: null,
  designatedOn: null,
})
const view: TargetListView = {
  key: 'l',
  title: '名单',
  frozenOn: null,
  totals: { people: 900 },
  isFromSeat: false,
  isWithheld: false,
  targets: [
    target('a', '410300000000', ['big']),
    target('b', '410300000000', ['big', 'small', 'otherRule']),
    target('c', '410400000000', ['small']),
  ],
}
const list = (printed: NonNullable<TargetList['printed']>): TargetList => ({
  key: 'l',
  title: '名单',
  level: 'province',
  targetKinds: ['village'],
  rules: [rule('big', 500), rule('small', 20)],
  printed,
})
const checked = (printed: NonNullable<TargetList['printed']>) =>
  printedChecks(list(printed), view, { kinds: [kind], nameOf: (code) => `地区${code.slice(0, 4)}` }).map(
    ({ title, printed: was, counted }) => [title, was, counted],
  )

describe('a list beside what the document prints', () => {
  it('counts a target that meets several rules once, under the first', () => {
    expect(checked({ byRule: { big: 2, small: 1 } })).toEqual([
      ['其中：500人以上', 2, 2],
      ['其中：20人以上', 1, 1],
    ])
  })

  it('counts as repeated what meets several rules of this list, whatever other lists it also meets', () => {
    expect(checked({ repeated: 1 })).toEqual([['同时符合多项条件', 1, 1]])
  })

  it('says by how much it differs, instead of following the print', () => {
    expect(checked({ targets: 5 })).toEqual([['对象数', 5, 3]])
  })

  it('is held against sub-totals of regions by name and against sums by title', () => {
    expect(checked({ byRegion: { '410300000000': 2, '410400000000': 2 }, sums: { people: 901 } })).toEqual([
      ['其中：地区4103', 2, 2],
      ['其中：地区4104', 2, 1],
      ['人口合计', 901, 900],
    ])
  })

  it('has nothing to be held against where nothing is printed', () => {
    expect(printedChecks({ ...list({}), printed: {} }, view, { kinds: [kind], nameOf: String })).toEqual([])
  })
})

import type { TargetView } from '@duzhan/contracts'
import type { Plan, TargetKind, TargetList } from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import { whyOf } from './whyOf.ts'

const kind: TargetKind = {
  key: 'village',
  title: '村',
  level: 'village',
  attributes: {
    type: 'object',
    properties: { people: { type: 'integer', title: '贫困人口', 'x-unit': '人' } },
    additionalProperties: false,
  },
}
const list = (key: string, minimum: number | null, more: Partial<TargetList> = {}): TargetList => ({
  key,
  title: `${key}名单`,
  level: 'city',
  targetKinds: ['village'],
  ...(minimum === null
    ? {}
    : { rules: [{ key: 'people', title: 'x', where: { properties: { people: { minimum } }, required: ['people'] } }] }),
  ...more,
})
const lists = [
  list('municipal', 300, { excludes: ['provincial'] }),
  list('provincial', 500),
  list('rest', null, { rest: true }),
  list('sites', 1, { targetKinds: ['site'] }),
]
const plan: Pick<Plan, 'targetLists' | 'targetKinds'> = { targetLists: lists, targetKinds: [kind] }
const target = (on: string | null, reasons: readonly string[]): TargetView => ({
  id: 'a',
  name: '甲村',
  kind: 'village',
  regionCode: '430321109237',
  regionPath: [],
  place: '',
  attributes: { people: 600 },
  annex: null,
  list: on,
  reasons: reasons.map((key) => ({ list: key, rule: 'people', title: 'x', sentence: `实为 600 人（${key}）` })),
  team: null,
  designatedOn: null,
})
const standings = (view: TargetView) => whyOf(view, plan).map((outcome) => [outcome.list.key, outcome.standing])

describe('why a target is on its list', () => {
  it('names the list it stands on first, then the list that gave way, then those it does not meet', () => {
    expect(standings(target('provincial', ['provincial', 'municipal']))).toEqual([
      ['provincial', 'stands'],
      ['municipal', 'gaveWay'],
      ['rest', 'notOn'],
    ])
  })

  it('keeps every reason, with the figures where the rule is met and the bare rule where it is not', () => {
    const [municipal, provincial] = whyOf(target('municipal', ['municipal']), plan)
    expect(municipal?.rules).toMatchObject([{ isMet: true, sentence: '实为 600 人（municipal）' }])
    expect(provincial?.rules).toMatchObject([{ isMet: false, sentence: '贫困人口 不少于 500 人' }])
  })

  it('says which list took the target from one that it also meets', () => {
    const outcomes = whyOf(target('provincial', ['provincial', 'municipal']), plan)
    expect(outcomes.map((outcome) => outcome.wentTo?.key ?? null)).toEqual([null, 'provincial', null])
  })

  it('leaves out lists that are for other kinds of target', () => {
    expect(standings(target(null, [])).map(([key]) => key)).not.toContain('sites')
  })
})

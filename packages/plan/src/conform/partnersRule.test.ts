import { describe, expect, it } from 'vitest'
import type { Body } from '../schema/body.ts'
import type { Plan } from '../schema/planSchema.ts'
import { owingPlan } from '../test/anyDuties.ts'
import { comparePlans } from './comparePlans.ts'
import { conformPlan } from './conformPlan.ts'
import { comparisonIn } from './planComparison.ts'

const office: Body = { kind: 'unit', unit: 'office' }
const county: Body = { kind: 'level', level: 'county' }
const lead: Body = { kind: 'answering', roles: ['lead', 'responsible'] }
const jointly = (partners: Body[]): Plan =>
  owingPlan([
    {
      ...{ key: 'joint', title: '联合检查', what: 'visit', modes: ['joint'], hold: 'floor', who: { kind: 'team', team: 'city' } },
      ...{ about: { kind: 'lists', targetLists: ['upper'] }, when: { kind: 'cycle', every: 'month' } },
      ...(partners.length > 0 && { with: partners }),
    },
  ])
const compared = (upper: Body[], lower: Body[]) =>
  comparePlans(jointly(lower), jointly(upper)).map(({ path, verdict }) => `${path} ${verdict}`)

describe('who comes along on a visit of a lower plan', () => {
  it.each<[string, Body[], Body[], string[]]>([
    ['is weaker where one is left out', [office, county], [office], ['duties.owed.joint.with weakened']],
    ['is weaker where nobody is left', [office], [], ['duties.owed.joint.with weakened']],
    ['is weaker where another takes the place of one', [office], [county], ['duties.owed.joint.with weakened']],
    ['is stricter where one more comes', [office], [office, county], ['duties.owed.joint.with tightened']],
    ['is stricter where somebody comes at all', [], [office], ['duties.owed.joint.with tightened']],
    ['is the same in another order', [office, county], [county, office], []],
    ['is the same in another spelling', [lead], [{ roles: ['responsible', 'lead'], kind: 'answering' }], []],
  ])('%s', (_, upper, lower, found) => {
    expect(compared(upper, lower)).toEqual(found)
  })

  it('is held where the superior’s plan holds the duty, and told by name', () => {
    expect(conformPlan(jointly([office]), jointly([office, county])).map(({ code }) => code)).toEqual(['floor.weakened'])
    const [found] = comparePlans(jointly([office]), jointly([office, county]))
    expect([found?.upper, found?.lower]).toEqual(['办公室、各县（市、区）', '办公室'])
    expect(comparisonIn(found!, 'en')).toMatchObject({ upper: '"办公室", each county', lower: '"办公室"' })
    const [nobody] = comparePlans(jointly([]), jointly([office]))
    expect(nobody?.lower).toBe('无')
  })
})

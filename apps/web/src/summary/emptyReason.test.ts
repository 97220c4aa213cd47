import type { Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { describe, expect, it } from 'vitest'
import { emptyReason } from './emptyReason.ts'

const planOf = (code: string): Plan => {
  const found = packs.map(({ plan }) => plan as Plan).find((plan) => plan.code === code) // the packs are valid plans
  if (!found) throw new Error(`no pack ${code}`)
  return found
}

describe('a window without figures', () => {
  const city = planOf('xiangtan-2020')

  it('waits for records until its figures are closed, and promises nothing afterwards', () => {
    expect(emptyReason(city, true, '2020-02-29', '2020-03-07')).toContain('督战员提交后')
    expect(emptyReason(city, true, '2020-02-29', '2020-03-08')).toContain('已截止')
  })

  it('says that nobody is listed, or that no checklist fits, before anything else', () => {
    expect(emptyReason(city, false, '2020-02-29', '2020-03-08')).toContain('名单上还没有督战对象')
    expect(emptyReason(planOf('henan-2020'), true, '2020-09-30', '2020-03-20')).toContain('没有附适用于名单上对象的督战清单')
  })
})

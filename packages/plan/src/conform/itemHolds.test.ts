import { describe, expect, it } from 'vitest'
import type { Plan } from '../schema/planSchema.ts'
import { smallChecklist, smallPlan } from '../test/smallPlan.ts'
import { conformPlan } from './conformPlan.ts'

type Held = 'fixed' | 'floor' | 'open'
type Part = Record<string, unknown> & { title: string; properties: Record<string, Part>; required: string[] }
interface Holds {
  checklist?: Held
  section?: Held
  clinic?: Held
}

/** The small plan's checklist, held as it is said; then whatever else is made of it. */
function village({ checklist, section, clinic }: Holds, to: (health: Part) => unknown = () => undefined): Plan {
  const schema = JSON.parse(JSON.stringify(smallChecklist(['clinic', 'doctor'])))
  const health: Part = schema.properties.health
  if (section) health['x-hold'] = section
  if (clinic) Object.assign(health.properties['clinic'] ?? {}, { 'x-hold': clinic })
  to(health)
  return {
    ...smallPlan(),
    checklists: [{ key: 'village', title: '村清单', targetKind: 'village', schema, ...(checklist && { hold: checklist }) }],
  }
}
const found = (upper: Plan, lower: Plan) => conformPlan(lower, upper).map(({ code, message }) => `${code} ${message}`)
const renamed = (health: Part) => Object.assign(health.properties['clinic'] ?? {}, { title: '卫生室' })
const without = (health: Part) => {
  delete health.properties['clinic']
  health.required = ['doctor']
}
const withNurse = (health: Part) => Object.assign(health.properties, { nurse: health.properties['doctor'] })

describe('an item that is fixed', () => {
  const upper = village({ clinic: 'fixed' })
  it('may not be asked otherwise or left out, though its checklist is open', () => {
    expect(found(upper, village({ clinic: 'fixed' }, renamed))).toEqual([
      'fixed.changed “是否有卫生室”由上级固定，项目不得由是否有卫生室改为卫生室',
    ])
    expect(found(upper, village({ clinic: 'fixed' }, without))).toEqual(['fixed.changed 删去项目“是否有卫生室”，低于上级要求'])
  })

  it('binds nobody to the items beside it', () => {
    const other = (health: Part) => Object.assign(health.properties['doctor'] ?? {}, { title: '村医' })
    expect(found(upper, village({ clinic: 'fixed' }, other))).toEqual([])
    expect(found(upper, village({ clinic: 'fixed' }, withNurse))).toEqual([])
  })
})

describe('an item that is a floor', () => {
  const upper = village({ clinic: 'floor' })
  it('may be asked in other words and not left out', () => {
    expect(found(upper, village({ clinic: 'floor' }, renamed))).toEqual([])
    expect(found(upper, village({ clinic: 'floor' }, without))).toEqual(['floor.removed 删去项目“是否有卫生室”，低于上级要求'])
  })
})

describe('a section that is fixed', () => {
  it('takes no items more, and holds each of its own', () => {
    const upper = village({ section: 'fixed' })
    expect(found(upper, village({ section: 'fixed' }, withNurse))).toHaveLength(1)
    expect(found(upper, village({ section: 'fixed' }, renamed))).toHaveLength(1)
  })
})

describe('an item that is open', () => {
  it('is its lower plan’s to change, though its checklist or section is held', () => {
    for (const holds of [{ checklist: 'floor' }, { section: 'fixed' }] as const) {
      const upper = village({ ...holds, clinic: 'open' })
      expect(found(upper, village({ ...holds, clinic: 'open' }, without))).toEqual([])
    }
  })
})

describe('a lower checklist binds those below it', () => {
  it.each<[words: string, upper: Holds, lower: Holds, count: number]>([
    ['as firmly', { clinic: 'floor' }, { clinic: 'floor' }, 0],
    ['more firmly', { clinic: 'floor' }, { clinic: 'fixed' }, 0],
    ['less firmly', { clinic: 'fixed' }, { clinic: 'floor' }, 1],
    ['no more, where it does not say so', { clinic: 'fixed' }, {}, 1],
    ['less firmly in one item of a floor', { checklist: 'floor' }, { checklist: 'floor', clinic: 'open' }, 1],
    ['less firmly in a section', { section: 'floor' }, { section: 'open' }, 1],
  ])('%s', (_words, upper, lower, count) => {
    const findings = conformPlan(village(lower), village(upper)).filter(({ message }) => message.includes('约束'))
    expect(findings).toHaveLength(count)
  })

  it('which is said in words', () => {
    expect(found(village({ clinic: 'floor' }), village({ clinic: 'open' }))).toEqual([
      'floor.weakened “是否有卫生室”约束由底线放宽为自行确定，低于上级要求',
    ])
  })
})

import type { Actor } from '@duzhan/contracts'
import { type Plan, readPlan } from '@duzhan/plan'
import { runHere } from '@duzhan/plan/worker'
import { packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { regionCode, regionPath } from '@duzhan/regions'
import { manualClock } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { DesignatedTarget, Freeze } from '../designation/designation.repository.ts'
import type { DrawRepository, KeptDraw } from '../draw/draw.repository.ts'
import { drawing } from '../draw/drawing.ts'
import type { RegisteredTarget } from '../register/target.repository.ts'
import { targetListService } from './targetList.service.ts'

const plan: Plan = readPlan(packs[0]!.plan)
const city = '430300000000'
const names = Object.fromEntries(packs[0]!.regions.map(({ code, name }) => [code, name]))
const register = packs[0]!.targets.map(
  (target): RegisteredTarget => ({
    ...target,
    annex: { ...target.annex },
    plan: plan.code,
    regionPath: regionPath(regionCode(target.regionCode)),
    names: Object.fromEntries(Object.entries(names).filter(([code]) => code !== target.regionCode)),
  }),
)
const who = (role: 'author' | 'viewer', region: string, of = plan.code): Actor => ({
  id: 'p-1',
  account: 'p',
  title: '方案管理员',
  grants: [{ role, region, plan: of }],
})

function house(initial = register, known: Plan | null = plan) {
  let targets = initial
  let saved: DesignatedTarget[] = []
  let freeze: Freeze | null = null
  const within = <Thing extends { regionPath: readonly string[] }>(things: Thing[], regions: readonly string[]) =>
    things.filter(({ regionPath: path }) => path.some((code) => regions.includes(code)))
  const clock = manualClock('2020-03-20T16:30:00.000Z') // the 21st in Shanghai
  const kept: KeptDraw[] = []
  const draws: DrawRepository = {
    async add(draw) {
      kept.push(draw)
      return true
    },
    last: async () => kept,
  }
  const service = targetListService({
    draws,
    drawLots: drawing({ draws, clock, run: runHere, nonce: () => 'n' }),
    plans: { save: async () => {}, byRevision: async () => known, latest: async () => known },
    targets: {
      within: async (_, regions) => within(targets, regions),
      byIds: async (_, ids) => targets.filter(({ id }) => ids.includes(id)),
      isEntering: async () => false,
    },
    designations: {
      async save(designations) {
        saved = [...designations]
      },
      byTargets: async (_, ids) => saved.filter(({ target }) => ids.includes(target)),
      roll: async (_, take) => take(saved),
      each: async () => {},
      within: async (_, regions) => within(saved, regions),
      async freeze(one) {
        freeze = one
      },
      frozen: async () => freeze,
    },
    clock,
  })
  return {
    service,
    saved: () => saved,
    freeze: () => freeze,
    draws: () => kept,
    correct: (id: string, over: Partial<RegisteredTarget>) => {
      targets = targets.map((target) => (target.id === id ? { ...target, ...over } : target))
    },
    forget: (field: 'printed') => {
      saved = saved.map((designation) => ({ ...designation, [field]: null }))
    },
  }
}

describe('freezing the target lists', () => {
  it('designates each target once, with every reason, its team and the day in Shanghai', async () => {
    const { service, saved, freeze } = house()
    const lists = await service.freeze(who('author', city), plan.code)
    expect(lists.map(({ key, targets, frozenOn }) => [key, targets.length, frozenOn])).toEqual([
      ['provincial', 6, '2020-03-21'],
      ['municipal', 30, '2020-03-21'],
    ])
    expect(new Set(saved().map(({ target }) => target)).size).toBe(36)
    expect(saved().filter(({ reasons }) => reasons.length > 1).length, 'some stand for more than one reason').toBeGreaterThan(0)
    expect(saved().find(({ target }) => target === 'v430381106229')).toMatchObject({
      list: 'provincial',
      place: '湘乡市壶天镇',
      team: { key: 'cityFixed@430300000000', title: '湘潭市级定点挂牌督战队' },
      designatedOn: '2020-03-21',
    })
    expect(freeze()).toEqual({ lists: ['provincial', 'municipal'], plan: plan.code, frozenOn: '2020-03-21', by: '方案管理员' })
  })

  it('a second time answers what stands and writes nothing', async () => {
    const { service, saved } = house()
    const first = await service.freeze(who('author', city), plan.code)
    const before = saved()
    expect(await service.freeze(who('author', city), plan.code)).toEqual(first)
    expect(saved()).toBe(before)
  })

  it('takes in nothing that lies outside the plan’s jurisdiction', async () => {
    const stranger = {
      ...register[0]!,
      id: 'h-1',
      regionCode: '410325100200',
      regionPath: regionPath(regionCode('410325100200')),
    }
    const { service, saved } = house([...register, stranger])
    await service.freeze(who('author', city), plan.code)
    expect(saved().some(({ target }) => target === 'h-1')).toBe(false)
  })

  it.each([
    ['a plan that is not known here', who('author', city), null],
    ['an author of another region', who('author', '410325000000', '*'), plan],
    ['an author of a part of it', who('author', '430321000000'), plan],
    ['an author of another plan', who('author', city, 'another-plan'), plan],
    ['someone who may only look', who('viewer', city), plan],
  ])('is refused to %s', async (_, actor, known) => {
    const { service, saved, freeze } = house(register, known)
    await expect(service.freeze(actor, plan.code)).rejects.toEqual(new Problem('absent', 'plan.absent', { plan: plan.code }))
    expect({ saved: saved(), freeze: freeze() }).toEqual({ saved: [], freeze: null })
  })
})

describe('the lists as seen', () => {
  it('hold, and add up, what the reader’s region holds', async () => {
    const { service } = house()
    await service.freeze(who('author', city), plan.code)
    const seen = async (region: string) =>
      (await service.byPlan(who('viewer', region), plan.code)).map(({ targets }) => targets.length)
    expect(await seen('430000000000')).toEqual([6, 30])
    expect(await seen('430381000000')).toEqual([1, 9])
    expect(await seen('430381106000')).toEqual([1, 1])
    const [list] = await service.byPlan(who('viewer', '430381106000'), plan.code)
    const tanqiao = register.find(({ id }) => id === 'v430381106229')
    expect(list?.totals['poorPersons']).toBe(tanqiao?.attributes['poorPersons'])
  })

  it('stay as they were frozen when the register is corrected: figures, totals, name and place', async () => {
    const { service, correct } = house()
    const before = await service.freeze(who('author', city), plan.code)
    const elsewhere = '430321109237'
    correct('v430381106229', {
      name: '改名村',
      attributes: { poorPersons: 20 },
      regionCode: elsewhere,
      regionPath: regionPath(regionCode(elsewhere)),
    })
    expect(await service.byPlan(who('author', city), plan.code)).toEqual(before)
  })

  it('of which an earlier release kept no figures show those of the register', async () => {
    const { service, forget } = house()
    const before = await service.freeze(who('author', city), plan.code)
    forget('printed')
    expect(await service.byPlan(who('author', city), plan.code)).toEqual(before)
  })

  it('before freezing are empty and say so', async () => {
    const lists = await house().service.byPlan(who('viewer', city), plan.code)
    expect(lists.map(({ frozenOn, targets }) => [frozenOn, targets])).toEqual([
      [null, []],
      [null, []],
    ])
  })

  it('are absent for a stranger, though a grant for every plan be in hand', async () => {
    const { service } = house()
    for (const actor of [who('viewer', '410000000000', '*'), who('viewer', city, 'another-plan')])
      await expect(service.byPlan(actor, plan.code)).rejects.toEqual(new Problem('absent', 'plan.absent', { plan: plan.code }))
  })
})

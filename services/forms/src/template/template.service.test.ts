import type { Actor, PlanView } from '@duzhan/contracts'
import { fromText, jsonText, type Plan, type PlanTemplate } from '@duzhan/plan'
import { runHere } from '@duzhan/plan/worker'
import { planTemplates } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { asAuthor, asOperator, asOutsider, manualClock, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { KeptTemplate } from './template.repository.ts'
import { templateService } from './template.service.ts'

const county = planTemplates[0] as PlanTemplate
const answers = {
  county: '某县',
  code: '990121000000',
  issuedOn: '2024-02-26',
  villages: 2,
  siteTownships: 1,
  sites: 1,
  siteNames: ['某镇某村安置点'],
}
const filling = { template: county.key, plan: 'county-one', answers }

/** Drafts that keep what they are handed, or refuse it. */
function house(refusal?: Problem) {
  const kept: KeptTemplate[] = []
  const drafts: { by: string; plan: Plan }[] = []
  const service = templateService({
    run: runHere,
    templates: {
      async save(templates) {
        for (const template of templates) {
          const at = kept.findIndex(({ key, region }) => key === template.key && region === template.region)
          kept.splice(at < 0 ? kept.length : at, 1, template)
        }
      },
      ofRegions: async (regions) => kept.filter(({ region }) => region === null || regions.includes(region)),
      byKey: async (regions, wanted) =>
        kept.filter(({ key, region }) => key === wanted && (region === null || regions.includes(region))),
    },
    drafts: {
      keepDraft: async (actor: Actor, plan) => {
        if (refusal) throw refusal
        drafts.push({ by: actor.id, plan: fromText(plan.text) })
        return { status: 'draft' } as PlanView
      },
    },
    clock: manualClock(),
  })
  return { service, kept, drafts }
}
const caught = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: unknown) => {
      expect(error).toBeInstanceOf(Problem)
      return error as Problem
    },
  )

describe('a template', () => {
  it('is kept with who saved it and when, and told by what it asks for', async () => {
    const { service, kept } = house()
    expect(await service.save(asOperator, county)).toEqual({
      template: county.key,
      title: county.title,
      blanks: 7,
      savedAt: '2020-03-20T01:00:00.000Z',
    })
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatchObject({ region: world.province, savedBy: asOperator.id, title: county.title, blanks: 7 })
    expect(fromText(kept[0]!.document)).toEqual(county)
    const templates = [await service.save(asOperator, county)]
    expect(await service.list(asAuthor)).toEqual({ templates, total: 1, next: null, isEmpty: false })
    expect((await service.byKey(asAuthor, county.key)).parameters.map(({ key }) => key)).toEqual(Object.keys(answers))
  })

  it('is found by part of its title or key, page by page where there are many', async () => {
    const { service } = house()
    for (const no of [3, 1, 2]) await service.save(asOperator, { ...county, key: `sample-${no}`, title: `样本${no}` })
    const keysOf = ({ templates }: { templates: { template: string }[] }) => templates.map(({ template }) => template)
    expect(keysOf(await service.list(asAuthor))).toEqual(['sample-1', 'sample-2', 'sample-3'])
    expect(keysOf(await service.list(asAuthor, { text: 'SAMPLE-2' }))).toEqual(['sample-2'])
    expect(keysOf(await service.list(asAuthor, { text: '样本3' }))).toEqual(['sample-3'])
    expect(await service.list(asAuthor, { text: '没有的' })).toEqual({ templates: [], total: 0, next: null, isEmpty: false })
    const first = await service.list(asAuthor, { limit: 2 })
    expect(first).toMatchObject({ total: 3, isEmpty: false })
    const rest = await service.list(asAuthor, { limit: 2, cursor: first.next ?? undefined })
    expect([...keysOf(first), ...keysOf(rest)]).toEqual(['sample-1', 'sample-2', 'sample-3'])
    expect(rest.next).toBeNull()
  })

  it('tells of its plan no more than where the answers show', async () => {
    const { service } = house()
    await service.save(asOperator, county)
    expect((await service.byKey(asAuthor, county.key)).plan).toEqual({ title: county.plan['title'], jurisdiction: '{{code}}' })
  })

  it('whose plan has no title yet still shows its blanks', async () => {
    const { service } = house()
    const { title: _, ...untitled } = county.plan
    await service.save(asOperator, { ...county, plan: untitled })
    expect((await service.byKey(asAuthor, county.key)).plan.title).toBe('')
  })

  it('with faults is refused and not kept', async () => {
    const { service, kept } = house()
    expect(await caught(service.save(asOperator, { ...county, parameters: [] }))).toMatchObject({ code: 'plan.invalid' })
    expect(kept).toEqual([])
  })

  it('that nobody saved is absent', async () => {
    const { service } = house()
    const absent = { kind: 'absent', code: 'template.absent', details: { template: county.key } }
    expect(await caught(service.byKey(asAuthor, county.key))).toMatchObject(absent)
    expect(await caught(service.fill(asAuthor, filling))).toMatchObject(absent)
  })
})

describe('the template of a jurisdiction', () => {
  const operatorOf = (...regions: string[]): Actor => ({
    ...asOperator,
    grants: regions.map((region) => ({ role: 'operator', region, plan: '*' })),
  })
  const authorOf = (region: string): Actor => ({ ...asAuthor, grants: [{ role: 'author', region, plan: world.plan }] })
  const titled = (title: string) => ({ ...county, title })
  const seenFrom = async ({ service }: ReturnType<typeof house>, region: string) => {
    const {
      templates: [listed],
    } = await service.list(authorOf(region))
    const shown = await service.byKey(authorOf(region), county.key).catch(() => null)
    expect(shown?.title).toBe(listed?.title)
    return listed?.title ?? null
  }

  it('is for its own region and all below, and for nobody beside or above it', async () => {
    const built = house()
    await built.service.save(operatorOf(world.county), titled('县模板'))
    const seen = await Promise.all(
      [world.county, world.township, world.otherCounty, world.city].map((region) => seenFrom(built, region)),
    )
    expect(seen).toEqual(['县模板', '县模板', null, null])
    const refusal = await caught(built.service.fill(authorOf(world.otherCounty), filling))
    expect(refusal).toMatchObject({ kind: 'absent', code: 'template.absent' })
    expect(built.drafts).toEqual([])
  })

  it('takes the place of one from above for its own people, and is not replaced from beside or above', async () => {
    const built = house()
    await built.service.save(operatorOf(world.province, world.foreignProvince), titled('通用模板'))
    await built.service.save(operatorOf(world.county), titled('县模板'))
    await built.service.save(operatorOf(world.otherCounty), titled('邻县模板'))
    await built.service.save(operatorOf(world.province), titled('本省模板'))
    const regions = [world.county, world.otherCounty, world.city, world.foreignProvince]
    expect(await Promise.all(regions.map((region) => seenFrom(built, region)))).toEqual([
      '县模板',
      '邻县模板',
      '本省模板',
      '通用模板',
    ])
  })

  it('that an earlier release kept for everyone gives way to one that is saved, where it is saved', async () => {
    const built = house()
    const old = { title: '旧模板', blanks: 7, document: jsonText(titled('旧模板')) }
    built.kept.push({ key: county.key, ...old, region: null, savedBy: 'p', savedAt: new Date(0) })
    await built.service.save(operatorOf(world.city), titled('市模板'))
    expect(await seenFrom(built, world.county)).toBe('市模板')
    expect(await seenFrom(built, world.foreignProvince)).toBe('旧模板')
  })

  it('is saved by whoever writes all plans of a region, for that region and all below', async () => {
    const built = house()
    const author: Actor = { ...asAuthor, grants: [{ role: 'author', region: world.city, plan: '*' }] }
    await built.service.save(author, titled('市里的模板'))
    const seen = await Promise.all([world.city, world.county, world.province].map((region) => seenFrom(built, region)))
    expect(seen).toEqual(['市里的模板', '市里的模板', null])
  })

  it('is not saved by an operator of single plans, nor by anybody else', async () => {
    const { service, kept } = house()
    const ofOnePlan: Actor = { ...asOperator, grants: [{ role: 'operator', region: world.province, plan: world.plan }] }
    for (const actor of [ofOnePlan, asAuthor, asOutsider])
      expect(await caught(service.save(actor, county))).toMatchObject({ kind: 'forbidden', code: 'right.missing' })
    expect(kept).toEqual([])
  })
})

describe('filling a template', () => {
  const seeded = async (refusal?: Problem) => {
    const built = house(refusal)
    await built.service.save(asOperator, county)
    return built
  }

  it('hands the drafts of the author a whole plan under the code that was asked for', async () => {
    const { service, drafts } = await seeded()
    expect(await service.fill(asAuthor, filling)).toEqual({ status: 'draft' })
    expect(drafts).toHaveLength(1)
    expect(drafts[0]).toMatchObject({
      by: asAuthor.id,
      plan: { code: 'county-one', revision: 1, jurisdiction: '990121000000', title: expect.stringMatching(/^某县/) },
    })
    expect(JSON.stringify(drafts[0]?.plan)).not.toContain('{{')
  })

  it('leaves the template as it was, for the next county', async () => {
    const { service, drafts } = await seeded()
    await service.fill(asAuthor, filling)
    await service.fill(asAuthor, { ...filling, plan: 'county-two', answers: { ...answers, county: '另县' } })
    expect(drafts.map(({ plan }) => [plan.code, plan.title.slice(0, 2)])).toEqual([
      ['county-one', '某县'],
      ['county-two', '另县'],
    ])
  })

  it('with blanks open is refused with all of them, and nothing reaches the drafts', async () => {
    const { service, drafts } = await seeded()
    const refusal = await caught(
      service.fill(asAuthor, { ...filling, answers: { county: 'XX县', villages: 0, sites: null, height: 3 } }),
    )
    expect(refusal).toMatchObject({ kind: 'invalid', code: 'template.incomplete' })
    const keys = (name: string) => (refusal!.details[name] as { key: string }[]).map(({ key }) => key)
    expect(keys('missing')).toEqual(['code', 'issuedOn', 'siteTownships', 'sites', 'siteNames'])
    expect(keys('wrong')).toEqual(['county', 'villages'])
    expect(refusal?.details['unknown']).toEqual(['height'])
    expect(drafts).toEqual([])
  })

  it('outside of the author’s grant is refused by their own rule', async () => {
    const { service } = await seeded(new Problem('absent', 'plan.absent', { plan: filling.plan }))
    expect(await caught(service.fill(asAuthor, filling))).toMatchObject({ code: 'plan.absent' })
  })
})

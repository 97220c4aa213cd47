import type { Actor, PlanView } from '@duzhan/contracts'
import type { Plan, PlanTemplate } from '@duzhan/plan'
import { planTemplates } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { asAuthor, asOperator, manualClock } from '@duzhan/test-kit'
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

/** A desk that keeps what it is handed, or refuses it. */
function house(refusal?: Problem) {
  const kept = new Map<string, KeptTemplate>()
  const drafts: { by: string; plan: Plan }[] = []
  const service = templateService({
    templates: {
      save: async (template) => void kept.set(template.key, template),
      all: async () => [...kept.values()],
      byKey: async (key) => kept.get(key) ?? null,
    },
    desk: {
      saveDraft: async (actor: Actor, document) => {
        if (refusal) throw refusal
        drafts.push({ by: actor.id, plan: document as Plan })
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
    expect(kept.get(county.key)).toMatchObject({ savedBy: asOperator.id, document: county })
    expect(await service.list()).toEqual([await service.save(asOperator, county)])
    expect((await service.byKey(county.key)).parameters.map(({ key }) => key)).toEqual(Object.keys(answers))
  })

  it('tells of its plan no more than where the answers show', async () => {
    const { service } = house()
    await service.save(asOperator, county)
    expect((await service.byKey(county.key)).plan).toEqual({ title: county.plan['title'], jurisdiction: '{{code}}' })
  })

  it('whose plan has no title yet still shows its blanks', async () => {
    const { service } = house()
    const { title: _, ...untitled } = county.plan
    await service.save(asOperator, { ...county, plan: untitled })
    expect((await service.byKey(county.key)).plan.title).toBe('')
  })

  it('with faults is refused and not kept', async () => {
    const { service, kept } = house()
    expect(await caught(service.save(asOperator, { ...county, parameters: [] }))).toMatchObject({ code: 'plan.invalid' })
    expect(kept.size).toBe(0)
  })

  it('that nobody saved is absent', async () => {
    const { service } = house()
    const absent = { kind: 'absent', code: 'template.absent', details: { template: county.key } }
    expect(await caught(service.byKey(county.key))).toMatchObject(absent)
    expect(await caught(service.fill(asAuthor, filling))).toMatchObject(absent)
  })
})

describe('filling a template', () => {
  const seeded = async (refusal?: Problem) => {
    const built = house(refusal)
    await built.service.save(asOperator, county)
    return built
  }

  it('hands the author’s desk a whole plan under the code that was asked for', async () => {
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

  it('with blanks open is refused with all of them, and nothing reaches the desk', async () => {
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

  it('outside of the author’s grant is refused by the desk’s own rule', async () => {
    const { service } = await seeded(new Problem('absent', 'plan.absent', { plan: filling.plan }))
    expect(await caught(service.fill(asAuthor, filling))).toMatchObject({ code: 'plan.absent' })
  })
})

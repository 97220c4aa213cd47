import { jsonText, type PlanTemplate } from '@duzhan/plan'
import { planTemplates } from '@duzhan/plan-packs'
import { type LoggedStore, loggedStore } from '@duzhan/service-kit/loggedStore'
import { buildIndexes } from '@duzhan/service-kit/mongo'
import { world } from '@duzhan/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { templateRepository } from './template.mongo.ts'
import type { KeptTemplate, TemplateRepository } from './template.repository.ts'

const document = planTemplates[0] as PlanTemplate
const kept = (key: string, over: Partial<PlanTemplate> = {}, region: string | null = world.province): KeptTemplate => ({
  key,
  region,
  title: over.title ?? document.title,
  blanks: document.parameters.length,
  document: jsonText({ ...document, key, ...over }),
  savedBy: 'p-operator',
  savedAt: new Date('2020-03-20T01:00:00.000Z'),
})

describe('templates in the store', () => {
  let store: LoggedStore
  let templates: TemplateRepository
  beforeAll(async () => {
    store = await loggedStore('forms')
    templates = templateRepository(store.connection, store.serviceLog)
    await buildIndexes(store.connection)
  })
  afterAll(() => store?.close())
  beforeEach(() => store.empty('templates'))

  it('come back as they were saved, empty parts and all', async () => {
    await templates.save([kept('county', { plan: { ...document.plan, empty: {}, none: null } })])
    const [found] = await templates.byKey([world.province], 'county')
    expect(found).toEqual(kept('county', { plan: { ...document.plan, empty: {}, none: null } }))
  })

  it('are listed by key, each once for a region however often it was saved, the last saving standing', async () => {
    for (const key of ['township', 'county', 'township']) await templates.save([kept(key)])
    await templates.save([{ ...kept('county', { title: '新模板' }), savedBy: 'p-other' }])
    const found = await templates.ofRegions([world.province])
    expect(found.map(({ key, title, blanks, ...head }) => [key, title, blanks, 'document' in head])).toEqual([
      ['county', '新模板', 7, false],
      ['township', document.title, 7, false],
    ])
    expect((await templates.byKey([world.province], 'county')).map(({ savedBy }) => savedBy)).toEqual(['p-other'])
  })

  it('of one region stand beside those of another, and are not replaced by them', async () => {
    await templates.save([kept('county'), kept('county', { title: '邻省模板' }, world.foreignProvince)])
    const titles = async (...regions: string[]) => (await templates.ofRegions(regions)).map((found) => found.title)
    expect(await titles(world.province)).toEqual([document.title])
    expect(await titles(world.foreignProvince)).toEqual(['邻省模板'])
    expect(await titles(world.city)).toEqual([])
  })

  it('that an earlier release kept, the document as it is and without a region, are for everyone', async () => {
    const { region: _region, title: _title, blanks: _blanks, ...old } = kept('county')
    await store.documents('templates').insertOne({ ...old, _id: 'county', document: { ...document, key: 'county' } })
    const { document: text, savedBy, ...head } = kept('county', {}, null)
    expect(await templates.ofRegions([world.city])).toEqual([head])
    expect(await templates.byKey([world.city], 'county')).toEqual([{ ...head, document: text, savedBy }])
  })

  it('that were never saved are none', async () => {
    expect(await templates.ofRegions([world.province])).toEqual([])
    expect(await templates.byKey([world.province], 'county')).toEqual([])
  })
})

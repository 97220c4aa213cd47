import type { PlanTemplate } from '@duzhan/plan'
import { planTemplates } from '@duzhan/plan-packs'
import { buildIndexes, openDatabase } from '@duzhan/service-kit/mongo'
import { type DisposableStore, disposableStore } from '@duzhan/test-kit'
import type { Connection } from 'mongoose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { templateRepository } from './template.mongo.ts'
import type { KeptTemplate, TemplateRepository } from './template.repository.ts'

const document = planTemplates[0] as PlanTemplate
const kept = (key: string, over: Partial<PlanTemplate> = {}): KeptTemplate => ({
  key,
  document: { ...document, key, ...over },
  savedBy: 'p-operator',
  savedAt: new Date('2020-03-20T01:00:00.000Z'),
})

describe('templates in the store', () => {
  let store: DisposableStore
  let connection: Connection
  let templates: TemplateRepository
  beforeAll(async () => {
    store = await disposableStore()
    connection = await openDatabase(store.mongoUri, `${store.database}_forms`)
    templates = templateRepository(connection)
    await buildIndexes(connection)
  })
  afterAll(async () => {
    await connection?.close()
    await store?.close()
  })
  beforeEach(async () => void (await connection.collection('templates').deleteMany({})))

  it('come back as they were saved, empty parts and all', async () => {
    await templates.save(kept('county', { plan: { ...document.plan, empty: {}, none: null } }))
    const found = await templates.byKey('county')
    expect(found).toMatchObject(kept('county'))
    expect(found?.document.plan).toEqual({ ...document.plan, empty: {}, none: null })
  })

  it('are listed by key, each once however often it was saved, the last saving standing', async () => {
    for (const key of ['township', 'county', 'township']) await templates.save(kept(key))
    await templates.save({ ...kept('county', { title: '新模板' }), savedBy: 'p-other' })
    expect((await templates.all()).map(({ key, savedBy, document: { title } }) => [key, savedBy, title])).toEqual([
      ['county', 'p-other', '新模板'],
      ['township', 'p-operator', document.title],
    ])
  })

  it('that were never saved are null', async () => {
    expect(await templates.byKey('county')).toBeNull()
    expect(await templates.all()).toEqual([])
  })
})

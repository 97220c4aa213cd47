import { afterEach, describe, expect, it } from 'vitest'
import { TemporaryStore } from '../../test/temporaryStore.ts'
import { Store } from './store.ts'

const kept = new TemporaryStore()
const others: Store[] = []
afterEach(async () => {
  for (const other of others.splice(0)) await other.close()
})

describe('a store that another process takes although it is held', () => {
  it('commits nothing from then on, stops, and loses nothing of the other', async () => {
    let fatal: unknown
    const first = new Store(kept.folder, { noSync: true, onFatal: (error) => (fatal = error) })
    others.push(first)
    await first.write(() => first.catalog.ensure('forms.visits'))
    const second = new Store(kept.folder, { noSync: true })
    others.push(second)
    await second.write(() => second.catalog.ensure('forms.findings'))
    await expect(first.write(() => first.catalog.ensure('forms.lost'))).rejects.toMatchObject({ code: 14031 })
    expect(fatal).toMatchObject({ code: 'store.locked' })
    await second.write(() => second.catalog.ensure('forms.later'))
    expect(second.catalog.all().map(({ namespace }) => namespace)).toEqual(['forms.findings', 'forms.later', 'forms.visits'])
    second.catalog.load()
    expect(second.catalog.find('forms.lost')).toBeUndefined()
  })
})

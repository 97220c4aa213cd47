import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { openDeviceDatabase, written } from './deviceDatabase.ts'
import { DraftStore } from './draftStore.ts'

it('moves a person’s own work out of the database that everybody once shared, and leaves the others theirs', async () => {
  const old = await openDeviceDatabase('duzhan')
  const draft = (account: string) => ({ key: `${account}|p|v`, account, plan: 'p', answers: { a: { b: { c: 'yes' } } } })
  await written(old, ['drafts', 'photos'], async (transaction) => {
    for (const account of ['one', 'two']) {
      transaction.objectStore('drafts').put(draft(account))
      transaction
        .objectStore('photos')
        .put({ owner: `${account}|p|v`, hash: account, blob: new Blob([account]), isUploaded: false })
    }
  })
  old.close()
  const one = new DraftStore('duzhan one', 'one')
  expect(await one.all()).toEqual([{ ...draft('one'), version: 0, correction: null, refused: null }])
  expect(await one.photosToUpload('one|p|v')).toHaveLength(1)
  expect(await one.photo('two')).toBeUndefined()
  const again = new DraftStore('duzhan one', 'one')
  expect(await again.all(), 'moved once').toHaveLength(1)
  const two = new DraftStore('duzhan two', 'two')
  expect((await two.all()).map(({ account }) => account)).toEqual(['two'])
})

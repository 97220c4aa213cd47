import { afterEach } from 'vitest'
import { takeDevice } from '../device/devicePerson.ts'
import type { Draft } from '../device/draft.ts'
import { draftStore } from '../device/draftStore.ts'
import { left } from './shown.tsx'

/** Keeps drafts on the device as their owners left them there, and returns them as kept. */
export async function onDevice(...drafts: Draft[]): Promise<Draft[]> {
  const kept: Draft[] = []
  for (const draft of drafts) {
    takeDevice(draft.account)
    kept.push(await draftStore().save(draft))
  }
  return kept
}

// No draft outlives its test, whoever kept it: the test, or the page while it was left.
afterEach(async () => {
  await left()
  for (const { name = '' } of await indexedDB.databases()) {
    takeDevice(name.replace(/^duzhan ?/, ''))
    for (const { key } of await draftStore().all()) await draftStore().discard(key)
  }
  takeDevice('')
})

import { afterEach } from 'vitest'
import { takeDevice } from '../device/devicePerson.ts'
import type { Draft } from '../device/draft.ts'
import { draftStore } from '../device/draftStore.ts'

const owners = new Set<string>()

/** Keeps drafts on the device as their owners left them there; it is empty again after the test. */
export async function onDevice(...drafts: Draft[]): Promise<Draft[]> {
  const kept: Draft[] = []
  for (const draft of drafts) {
    owners.add(draft.account)
    takeDevice(draft.account)
    kept.push(await draftStore().save(draft))
  }
  return kept
}

afterEach(async () => {
  for (const owner of owners) {
    takeDevice(owner)
    for (const { key } of await draftStore().all()) await draftStore().discard(key)
  }
  owners.clear()
  takeDevice('')
})

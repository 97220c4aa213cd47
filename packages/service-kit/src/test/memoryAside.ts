import type { StreamEntry } from '@duzhan/contracts'
import type { NewEntry } from '../log/serviceLog.ts'
import type { KeptAside, SetAsideRepository } from '../log/setAside.ts'

/** What is set aside, in memory: it outlives a subscription as a store would, and keeps the log entries that it was given to carry. */
export function memoryAside(now = () => new Date('2020-03-20T01:00:00.000Z')) {
  const kept = new Map<string, KeptAside>()
  const carried: NewEntry[] = []
  const repository: SetAsideRepository = {
    keys: async () => [...kept.keys()],
    byKeys: async (keys) => keys.flatMap((key): StreamEntry[] => (kept.has(key) ? [kept.get(key)?.entry as StreamEntry] : [])), // it is there
    async keep(key, entry, reason) {
      const { since = now(), tries = 0 } = kept.get(key) ?? {}
      kept.set(key, { key, entry, reason, since, tries: tries + 1 })
    },
    async triedAgain(key, reason) {
      const found = kept.get(key)
      if (found) kept.set(key, { ...found, reason, tries: found.tries + 1 })
    },
    async remove(keys) {
      for (const key of keys) kept.delete(key)
    },
    all: async () => [...kept.values()],
    async carry(key, entry) {
      if (kept.has(key)) carried.push(entry)
      return kept.has(key)
    },
  }
  return { repository, carried, kept: () => [...kept.values()] }
}

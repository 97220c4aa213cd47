import { Problem } from '@duzhan/problems'

/** So long, in milliseconds, a group may take: a store that was killed may owe the answer to a command for ever. */
const patience = 20_000

interface Waiting<Item, Result> {
  item: Item
  resolve(result: Result): void
  reject(reason: unknown): void
}

/**
 * Writes items in groups, one group at a time: what arrives while a write is under way goes together into the next one, in
 * the order in which it came. Each caller gets the result of its own item. A group that is not answered within `patienceMs` fails
 * with `service.unavailable`, which says nothing of whether it was written, and holds up no other.
 */
export function groupCommit<Item, Result>(
  write: (items: readonly Item[]) => Promise<PromiseSettledResult<Result>[]>,
  { most = 100, patienceMs = patience }: { most?: number; patienceMs?: number } = {},
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = []
  let isWriting = false

  async function writeAll(): Promise<void> {
    isWriting = true
    while (waiting.length > 0) {
      const group = waiting.splice(0, most)
      const results = await within(patienceMs, () => write(group.map(({ item }) => item))).catch((reason: unknown) =>
        group.map((): PromiseSettledResult<Result> => ({ status: 'rejected', reason })),
      )
      for (const [at, { resolve, reject }] of group.entries()) {
        const result = results[at]
        if (result?.status === 'fulfilled') resolve(result.value)
        else reject(result?.reason)
      }
    }
    isWriting = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!isWriting) void writeAll()
    })
}

/** What comes of some work, or `service.unavailable` where nothing did in so many milliseconds. */
function within<Result>(ms: number, work: () => Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Problem('unavailable', 'service.unavailable')), ms)
    work()
      .then(resolve, reject)
      .finally(() => clearTimeout(late))
  })
}

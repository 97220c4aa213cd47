interface Waiting<Item, Result> {
  item: Item
  resolve(result: Result): void
  reject(reason: unknown): void
}

/**
 * Writes items in groups, one group at a time: what arrives while a write is under way goes together into the next one, in
 * the order in which it came. Each caller gets the result of its own item.
 */
export function groupCommit<Item, Result>(
  write: (items: readonly Item[]) => Promise<PromiseSettledResult<Result>[]>,
  most = 100,
): (item: Item) => Promise<Result> {
  const waiting: Waiting<Item, Result>[] = []
  let isWriting = false

  async function writeAll(): Promise<void> {
    isWriting = true
    while (waiting.length > 0) {
      const group = waiting.splice(0, most)
      const results = await write(group.map(({ item }) => item)).catch((reason: unknown) =>
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

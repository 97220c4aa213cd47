import type { StreamEntry } from '@duzhan/contracts'
import type { AppendPort } from '../log/append.ts'

export interface Item {
  _id: string
  thing: string
  /** By the clock of whoever wrote it, which nothing may depend on. */
  at: number
}
interface Options {
  /** Waits for the turn of the next step: between any two of them another process may do something. */
  step(): Promise<void>
  /** Whether a place can be taken once only. */
  isUnique: boolean
}

/** A log in memory, on which one document is written in one step and nothing else is. */
export function memoryLog({ step, isUnique }: Options) {
  const rows: (Item & { seq: number })[] = []
  const last = () => rows.reduce((greatest, { seq }) => Math.max(greatest, seq), 0)
  return {
    rows,
    /** `dies` throws when its process dies before the step. */
    portFor: (dies: () => void): AppendPort<Item, string> => ({
      async last() {
        await step()
        return last()
      },
      async insert(items, from) {
        for (const [at, item] of items.entries()) {
          await step()
          dies()
          const isTaken = rows.some(({ _id, seq }) => _id === item._id || (isUnique && seq === from + at))
          if (isTaken) return at
          rows.push({ ...item, seq: from + at })
        }
        return items.length
      },
      async standing({ _id }) {
        await step()
        return rows.some((row) => row._id === _id) ? _id : null
      },
    }),
    async after(seq: number, limit: number): Promise<StreamEntry<Item>[]> {
      await step()
      const found = rows.filter((row) => row.seq > seq).sort((one, other) => one.seq - other.seq)
      return found.slice(0, limit).map((row) => ({ seq: row.seq, id: row._id, thing: row.thing, v: 1, event: row }))
    },
  }
}

// What commands the store of a platform has run, for the benchmark: those that read or change data, whoever sent them.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'

/** @typedef {ReadonlyMap<string, number>} Commands how many commands there were of a kind about a collection, by `collection kind` */

/** How many there were in all. @param {Commands} commands */
export const total = (commands) => [...commands.values()].reduce((sum, count) => sum + count, 0)

/** What a number of records took of each kind, the most first, in commands for each record. @param {Commands} before @param {Commands} after @param {number} records */
export function commandsEach(before, after, records) {
  const each = [...after]
    .map(([what, count]) => [what, Math.round(((count - (before.get(what) ?? 0)) * 1_000) / records) / 1_000])
    .filter(([, count]) => count !== 0)
  return Object.fromEntries(each.sort(([, one], [, other]) => Number(other) - Number(one)))
}

/** The store that was started in a data folder, as something to ask for the count. @param {string} data */
export async function storeCommands(data) {
  const socket = readdirSync(data, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith('store.sock'))
  if (socket === undefined) throw new Error('the platform has no store of its own')
  const client = await MongoClient.connect(`mongodb://${encodeURIComponent(join(data, socket))}`, { directConnection: true })
  return {
    /** @returns {Promise<Commands>} */
    count: async () => {
      const { totals } = await client.db('admin').command({ top: 1 })
      const counted = new Map()
      for (const [collection, kinds] of Object.entries(totals))
        for (const [kind, { count }] of Object.entries(kinds))
          counted.set(`${collection.replace(/^duzhan_/, '')} ${kind}`, Number(count))
      return counted
    },
    close: () => client.close(),
  }
}

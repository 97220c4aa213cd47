// How many commands the store of a platform has run, for the benchmark: those that read or change data, whoever sent them.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'

const counted = ['find', 'getMore', 'insert', 'update', 'delete', 'findAndModify', 'aggregate', 'count', 'distinct']

/** The store that was started in a data folder, as something to ask for the count. @param {string} data */
export async function storeCommands(data) {
  const socket = readdirSync(data, { recursive: true, encoding: 'utf8' }).find((path) => path.endsWith('store.sock'))
  if (socket === undefined) throw new Error('the platform has no store of its own')
  const client = await MongoClient.connect(`mongodb://${encodeURIComponent(join(data, socket))}`, { directConnection: true })
  return {
    count: async () => {
      const { metrics } = await client.db('admin').command({ serverStatus: 1 })
      return counted.reduce((sum, name) => sum + Number(metrics.commands[name]?.total ?? 0), 0)
    },
    close: () => client.close(),
  }
}

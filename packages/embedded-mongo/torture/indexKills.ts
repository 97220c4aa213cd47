import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MongoClient } from 'mongodb'
import { fillStore } from './fillStore.ts'
import { leave } from './leave.ts'
import { contentOf } from './storeContent.ts'
import { startProcess } from './storeProcess.ts'

/** Kills a store while it builds indexes: documents and the indexes that are there must agree, and the index can be built again. */
export async function killIndexBuilding(rounds: number): Promise<{ rounds: number; faults: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'torture-'))
  const outcome = { rounds: 0, faults: [] as string[] }
  try {
    await fillStore(folder, 8000)
    const whole = await contentOf(folder)
    for (let round = 0; round < rounds && outcome.faults.length === 0; round++) {
      const store = await startProcess(folder)
      const client = await new MongoClient(store.uri, { serverSelectionTimeoutMS: 3000 }).connect()
      const building = client.db('torture').collection('rows').createIndex({ text: 1, group: -1 }, { unique: true })
      const ended = building.catch(() => undefined)
      await new Promise((done) => setTimeout(done, Math.random() * 400))
      await store.kill()
      await leave([client], [ended])
      // The next start gives up what was not finished.
      await (await startProcess(folder)).kill()
      const found = await contentOf(folder).catch(String)
      if (found !== whole) outcome.faults.push(`a killed index left ${found} instead of ${whole}`)
      outcome.rounds++
      await dropIndex(folder)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return outcome
}

async function dropIndex(folder: string): Promise<void> {
  const store = await startProcess(folder)
  const client = await new MongoClient(store.uri).connect()
  await client
    .db('torture')
    .collection('rows')
    .dropIndex('text_1_group_-1')
    .catch(() => undefined)
  await client.close()
  await store.kill()
}

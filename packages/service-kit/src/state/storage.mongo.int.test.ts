import { rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { manualClock } from '@duzhan/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type LoggedStore, loggedStore } from '../test/loggedStore.ts'
import { type StorageWatch, watchStorage } from './storage.mongo.ts'

const day = 24 * 60 * 60 * 1_000

describe('how much a service keeps', () => {
  let store: LoggedStore
  const clock = manualClock('2020-03-20T01:00:00.000Z')
  const watches: StorageWatch[] = []
  beforeAll(async () => {
    store = await loggedStore('kit', clock)
  })
  afterAll(async () => {
    for (const watch of watches) watch.stop()
    await store?.close()
  })
  beforeEach(() => store.empty('things', 'storageSamples'))

  const samples = () => store.documents('storageSamples').find().sort({ _id: 1 }).toArray()
  /** A service that starts, and has kept what it keeps of the day. */
  async function started(): Promise<StorageWatch> {
    const watch = watchStorage(store.connection, { clock, backupHours: 24 })
    watches.push(watch)
    const today = clock.now().toISOString().slice(0, 10)
    await vi.waitFor(async () => expect((await samples()).map(({ _id }) => _id)).toContain(today))
    return watch
  }

  it('is told as it was first seen today, so that nobody counts what they are not told of', async () => {
    const watch = await started()
    const before = await watch.state()
    expect(before).toMatchObject({ at: clock.now().toISOString(), samples: [{ at: clock.now().toISOString() }] })
    await store.documents('things').insertMany([{ _id: 'a', text: '潭桥村' }, { _id: 'b' }])
    const after = await watch.state()
    expect(after).toEqual(before)
    clock.advance(day)
    const next = await (await started()).state()
    expect(next.documents - before.documents).toBe(3) // the two, and the sample of the day before
    expect(next.bytes).toBeGreaterThan(before.bytes)
    expect(next.samples).toHaveLength(2)
  })

  it('is kept once a day, however often a service starts and however many there are', async () => {
    await started()
    const first = await samples()
    await store.documents('things').insertOne({ _id: 'a' })
    clock.advance(60_000)
    await Promise.all([started(), started()])
    expect(await samples()).toEqual(first)
    clock.advance(day)
    await started()
    expect(await samples()).toHaveLength(2)
  })

  it('is told of a month, and forgotten after four hundred days', async () => {
    const now = clock.now().getTime()
    const ago = (days: number) => {
      const at = new Date(now - days * day)
      return { _id: at.toISOString().slice(0, 10), at, documents: 1, bytes: 10 }
    }
    await store.documents('storageSamples').insertMany([401, 399, 32, 30].map(ago))
    const watch = await started()
    await vi.waitFor(async () => expect(await samples()).toHaveLength(4))
    expect((await watch.state()).samples.map(({ at }) => at)).toEqual([ago(30).at.toISOString(), clock.now().toISOString()])
  })

  it('says which server keeps it, and of the embedded one that no backup was made yet', async () => {
    const { server, lastBackup } = await (await started()).state()
    if (process.env['MONGODB_URI'] === undefined) expect({ server, lastBackup }).toEqual({ server: 'embedded', lastBackup: null })
    else expect(server).toMatch(/^MongoDB \d/)
  })

  it('says where the last backup of the embedded store is, how large, and whether it is older than it may be', async ({
    skip,
  }) => {
    const { socketPath } = store.connection.getClient().options.hosts[0] ?? {}
    skip(socketPath === undefined, 'another server tells nothing of its backups')
    const mark = join(dirname(socketPath ?? ''), 'store.backup')
    const watch = await started()
    const told = async (noted: string, hoursAgo: number) => {
      writeFileSync(mark, noted)
      const at = new Date(Date.now() - hoursAgo * 3_600_000)
      utimesSync(mark, at, at)
      const { lastBackup, backup } = await watch.state()
      const age = (clock.now().getTime() - Date.parse(lastBackup ?? '')) / 3_600_000
      expect(age).toBeCloseTo(hoursAgo, 2)
      expect(await watch.isBackupLate()).toBe(backup?.isLate)
      return backup
    }
    const backup = { folder: '/srv/备份/1', hours: 24, isOrigin: false }
    expect(await told('/srv/备份/1\n2048\n', 23)).toEqual({ ...backup, bytes: 2048, isLate: false })
    expect(await told('/srv/备份/1\n', 25)).toEqual({ ...backup, bytes: null, isLate: true })
    const noted = new Date(Date.now() - 23 * 3_600_000).toISOString()
    const restored = { ...backup, bytes: 2048, isOrigin: true }
    expect(await told(`/srv/备份/1\n2048\n${noted}\norigin\n`, 23)).toEqual({ ...restored, isLate: false })
    const before = new Date(Date.now() - 25 * 3_600_000).toISOString()
    expect(await told(`/srv/备份/1\n2048\n${before}\norigin\n`, 25), 'of the new machine none was made in time').toEqual({
      ...restored,
      isLate: true,
    })
    rmSync(mark)
    expect((await watch.state()).backup).toBeUndefined()
  })

  it('says that a backup is late when none was made although there was time for one', async () => {
    const watch = await started()
    const isEmbedded = process.env['MONGODB_URI'] === undefined
    expect(await watch.isBackupLate()).toBe(isEmbedded ? false : null)
    clock.advance(day + 1)
    expect(await watch.isBackupLate()).toBe(isEmbedded ? true : null)
  })
})

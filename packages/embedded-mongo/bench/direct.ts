import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from 'lmdb'

export interface Direct {
  write(count: number, clients: number): Promise<number>
  writeBatches(count: number, size: number): Promise<number>
  read(count: number): number
  scan(): number
  close(): Promise<void>
}

function key(n: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32BE(n, 4)
  return bytes
}

/** The same storage without the server: what its figures are compared with. Answers are operations per second. */
export function openDirect(value: Buffer): Direct {
  const folder = mkdtempSync(join(tmpdir(), 'direct-'))
  const database = open<Buffer, Buffer>({
    path: join(folder, 'direct.lmdb'),
    noSubdir: true,
    keyEncoding: 'binary',
    encoding: 'binary',
    overlappingSync: false,
    eventTurnBatching: false,
    commitDelay: 0,
  })
  let next = 0
  const timed = async (count: number, run: () => Promise<unknown>): Promise<number> => {
    const started = performance.now()
    await run()
    return (count / (performance.now() - started)) * 1000
  }
  // Two keys for a document, as the server writes its record and its entry in the index on _id.
  const put = (n: number) => {
    database.putSync(key(n), value)
    database.putSync(Buffer.concat([Buffer.from([1]), key(n)]), key(n))
  }
  return {
    write: (count, clients) =>
      timed(count, async () => {
        // Writes that wait share a commit, as they do in the server.
        let left = count
        while (left > 0) {
          const together = Math.min(left, clients)
          await database.transaction(() => {
            for (let one = 0; one < together; one++) put(next++)
          })
          left -= together
        }
      }),
    writeBatches: (count, size) =>
      timed(count * size, async () => {
        for (let batch = 0; batch < count; batch++)
          await database.transaction(() => {
            for (let one = 0; one < size; one++) put(next++)
          })
      }),
    read(count) {
      const started = performance.now()
      for (let n = 0; n < count; n++) database.get(key(n % next))
      return (count / (performance.now() - started)) * 1000
    },
    scan() {
      const started = performance.now()
      let rows = 0
      for (const { value: bytes } of database.getRange({ start: key(0), end: key(next), snapshot: false }))
        rows += bytes.length > 0 ? 1 : 0
      return (rows / (performance.now() - started)) * 1000
    },
    async close() {
      await database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

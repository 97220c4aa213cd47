import { join } from 'node:path'
import { open } from 'lmdb'
import { formatKey, metaKey } from '../src/storage/storageKeys.ts'
import { dataFile, type Entry } from '../src/storage/tree.ts'

/** Writes what a store holds as the first release did: the bare values, without checksums, format or owner. */
export async function writeFirstFormat(folder: string, entries: readonly Entry[]): Promise<void> {
  const database = open<Buffer, Buffer>({
    path: join(folder, dataFile),
    noSubdir: true,
    keyEncoding: 'binary',
    encoding: 'binary',
    overlappingSync: false,
  })
  const unknown = [formatKey(), metaKey('owner')]
  database.transactionSync(() => {
    for (const { key, value } of entries) if (!unknown.some((one) => one.equals(key))) database.putSync(key, value)
  })
  await database.close()
}

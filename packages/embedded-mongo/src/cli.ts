import { statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { reasons, usageText } from './cliMessages.ts'
import { endOnFatal } from './endOnFatal.ts'
import { backupStore, compactStore } from './maintenance/backupStore.ts'
import { type Compared, compare } from './maintenance/comparePlaces.ts'
import { dumpStore } from './maintenance/dumpStore.ts'
import { withExisting } from './maintenance/openExisting.ts'
import { isServer } from './maintenance/place.ts'
import { restoreDump } from './maintenance/restoreDump.ts'
import { startServer } from './startServer.ts'
import { checkStore } from './storage/checkStore.ts'
import { StoreError } from './storage/storeError.ts'
import { dataFile } from './storage/tree.ts'

async function start(folder: string, port: string | undefined): Promise<void> {
  const options = port === undefined ? { path: folder } : { path: folder, port: Number(port) }
  const server = await startServer({ ...options, onFatal: endOnFatal })
  console.log(`已启动：${server.uri}`)
  if (server.tcpUri !== undefined) console.log(`本机 TCP：${server.tcpUri}`)
  const end = () => void server.close().then(() => process.exit(0))
  process.once('SIGINT', end)
  process.once('SIGTERM', end)
}

const stat = (folder: string): Promise<void> =>
  withExisting(folder, (store) => {
    const collections = store.catalog
      .all()
      .map(({ namespace, count, bytes, indexes }) => ({ 集合: namespace, 文档: count, 字节: bytes, 索引: indexes.length }))
    console.table(collections)
    console.log(`文件大小：${statSync(join(folder, dataFile)).size} 字节`)
  })

async function check(folder: string): Promise<void> {
  const report = await withExisting(folder, checkStore)
  for (const fault of report.faults) console.log(fault)
  console.log(`集合 ${report.collections}，文档 ${report.documents}，索引项 ${report.entries}，差错 ${report.faults.length}`)
  if (report.faults.length > 0) process.exitCode = 1
}

async function dump(folder: string, target: string): Promise<void> {
  const documents = await dumpStore(folder, target, (sentence) => {
    console.log(`未能导出：${sentence}`)
    process.exitCode = 1
  })
  console.log(`已导出 ${documents} 个文档`)
}

/** A line for each collection, and how many differ: then the exit code is 1. */
function report(compared: readonly Compared[]): void {
  for (const { namespace, one, other, isSame } of compared)
    console.log(
      isSame
        ? `一致　　${namespace}：文档 ${one.count}，校验和 ${one.hash}`
        : `不一致　${namespace}：文档 ${one.count} / ${other.count}，校验和 ${one.hash} / ${other.hash}`,
    )
  const documents = compared.reduce((sum, { one }) => sum + one.count, 0)
  const different = compared.filter(({ isSame }) => !isSame).length
  console.log(`集合 ${compared.length}，文档 ${documents}，不一致 ${different}`)
  if (different > 0) process.exitCode = 1
}

async function move(from: string, to: string, database: string): Promise<void> {
  const { moveFromServer, moveToServer } = await import('./maintenance/moveStore.ts')
  if (isServer(from)) report(await moveFromServer(from, to, database))
  else report(await moveToServer(from, to))
}

function usage(): void {
  console.log(usageText)
  process.exitCode = 2
}

interface Arguments {
  positionals: string[]
  port: string | undefined
  database: string
}

/** The words of the command line; undefined for an option that does not exist or a port that cannot. */
function readArguments(): Arguments | undefined {
  try {
    const options = { port: { type: 'string' }, database: { type: 'string', default: 'duzhan' } } as const
    const { positionals, values } = parseArgs({ allowPositionals: true, options })
    const isPort = values.port === undefined || (/^\d+$/.test(values.port) && Number(values.port) <= 65_535)
    return isPort ? { positionals, port: values.port, database: values.database } : undefined
  } catch {
    return undefined
  }
}

/** What is done with one place, and what is done from one place to another. */
const single: Record<string, (folder: string, given: Arguments) => Promise<void>> = {
  start: (folder, { port }) => start(folder, port),
  stat,
  check,
  compact: compactStore,
}
const double: Record<string, (one: string, other: string, given: Arguments) => Promise<void>> = {
  backup: backupStore,
  dump,
  restore: async (folder, source) => console.log(`已恢复 ${await restoreDump(source, folder)} 个文档`),
  compare: async (one, other, { database }) => report(await compare(one, other, database)),
  move: (from, to, { database }) => move(from, to, database),
}

async function run(): Promise<void> {
  const given = readArguments()
  const [command = '', one, other] = given?.positionals ?? []
  if (given === undefined || one === undefined) return usage()
  if (Object.hasOwn(single, command)) return single[command]?.(one, given)
  if (!Object.hasOwn(double, command) || other === undefined) return usage()
  if (command === 'move' && isServer(one) === isServer(other)) return usage()
  await double[command]?.(one, other, given)
}

run().catch((error: unknown) => {
  const reason = error instanceof StoreError ? reasons[error.code] : '操作失败'
  console.error(`${reason}：${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
})

import { statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { reasons, usageText } from './cliMessages.ts'
import { endOnFatal } from './endOnFatal.ts'
import { backupStore, compactStore } from './maintenance/backupStore.ts'
import { dumpStore } from './maintenance/dumpStore.ts'
import { withExisting } from './maintenance/openExisting.ts'
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

function usage(): void {
  console.log(usageText)
  process.exitCode = 2
}

/** The words of the command line; undefined for an option that does not exist or a port that cannot. */
function readArguments(): { positionals: string[]; port: string | undefined } | undefined {
  try {
    const { positionals, values } = parseArgs({ allowPositionals: true, options: { port: { type: 'string' } } })
    const isPort = values.port === undefined || (/^\d+$/.test(values.port) && Number(values.port) <= 65_535)
    return isPort ? { positionals, port: values.port } : undefined
  } catch {
    return undefined
  }
}

async function run(): Promise<void> {
  const given = readArguments()
  const [command, folder, other] = given?.positionals ?? []
  const needsOther = command === 'backup' || command === 'dump' || command === 'restore'
  if (folder === undefined || (needsOther && other === undefined)) usage()
  else if (command === 'start') await start(folder, given?.port)
  else if (command === 'stat') await stat(folder)
  else if (command === 'check') await check(folder)
  else if (command === 'compact') await compactStore(folder)
  else if (command === 'backup') await backupStore(folder, other ?? '')
  else if (command === 'dump') await dump(folder, other ?? '')
  else if (command === 'restore') console.log(`已恢复 ${await restoreDump(other ?? '', folder)} 个文档`)
  else usage()
}

run().catch((error: unknown) => {
  const reason = error instanceof StoreError ? reasons[error.code] : '操作失败'
  console.error(`${reason}：${error instanceof Error ? error.message : error}`)
  process.exitCode = 1
})

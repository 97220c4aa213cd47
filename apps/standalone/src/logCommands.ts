import { migration as aggregation } from '@duzhan/aggregation/main'
import { migration as assignments } from '@duzhan/assignments/main'
import { migration as forms } from '@duzhan/forms/main'
import { Problem } from '@duzhan/problems'
import type { MigrationStep } from '@duzhan/service-kit'
import { migrationSteps, openDatabase, setCursorBack } from '@duzhan/service-kit/mongo'

const migrations = { forms, assignments, aggregation }

interface Store {
  mongoUri: string
  database: string
}

interface LogCommand {
  /** Count what a start would bring over from an earlier release, and end. */
  isDryRun: boolean
  /** The subscriptions, `service.name`, that are set back to the beginning before the start. */
  replay: string[]
}

/** Reads the command line. Throws `config.invalid` for a word that is not known. */
function readLogCommand(words: readonly string[]): LogCommand {
  const command: LogCommand = { isDryRun: false, replay: [] }
  for (const word of words) {
    const [, subscription] = /^--replay=([a-z]+\.\w+)$/.exec(word) ?? []
    if (word === '--migrate-dry-run') command.isDryRun = true
    else if (subscription !== undefined) command.replay.push(subscription)
    else throw new Problem('invalid', 'config.invalid', { variable: word })
  }
  return command
}

/** Does something with a service's database, and closes it. */
async function withDatabase<Result>(
  { mongoUri, database }: Store,
  service: string,
  act: (connection: Awaited<ReturnType<typeof openDatabase>>) => Promise<Result>,
): Promise<Result> {
  const connection = await openDatabase(mongoUri, `${database}_${service}`)
  try {
    return await act(connection)
  } finally {
    await connection.close()
  }
}

/** Counts, service by service, what a start would bring over from an earlier release. Writes nothing. */
async function countMigration(store: Store): Promise<MigrationStep[]> {
  const steps: MigrationStep[] = []
  for (const [service, migration] of Object.entries(migrations))
    steps.push(...(await withDatabase(store, service, (connection) => migrationSteps(connection, service, migration))))
  return steps
}

const words: Record<string, string> = {
  numbered: '条记录将编入序列',
  logged: '份文档的变更将写入日志',
  'set aside': '条搁置的消息将移交订阅',
  dated: '次走访将补上起止日期（在方案首次打开时）',
  searchable: '个问题将补上检索用词',
}

/** The counts in words, one line each. */
function sayMigration(steps: readonly MigrationStep[]): string[] {
  if (steps.length === 0) return ['没有需要迁移的旧版数据。']
  const lines = steps.map(({ service, collection, what, count }) => {
    const [, subscription] = what.split('pending ')
    return `  ${service}.${collection}: ${count} ${subscription ? `条待 ${subscription} 处理` : (words[what] ?? what)}`
  })
  return ['下次启动时将自动迁移（此次未写入任何数据）：', ...lines]
}

/** Sets subscriptions back to the beginning, before any service runs. Throws `config.invalid` for one that never ran here. */
async function replayFromBeginning(store: Store, subscriptions: readonly string[]): Promise<void> {
  for (const subscription of subscriptions) {
    const [service = '', name = ''] = subscription.split('.')
    const isSet = await withDatabase(store, service, (connection) => setCursorBack(connection, name))
    if (!isSet) throw new Problem('invalid', 'config.invalid', { variable: `--replay=${subscription}` })
  }
}

const sayOut = (line: string): void => void process.stdout.write(`${line}\n`)

/**
 * Does what the words after `npm start --` ask of the services' logs, before any service runs; returns whether that was all, so
 * that nothing is to be started. Throws `config.invalid` for a word that is not known.
 */
export async function runLogCommand(given: readonly string[], store: Store, say = sayOut): Promise<boolean> {
  const { isDryRun, replay } = readLogCommand(given)
  if (isDryRun) for (const line of sayMigration(await countMigration(store))) say(line)
  else await replayFromBeginning(store, replay)
  return isDryRun
}

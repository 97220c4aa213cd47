import { parseArgs } from 'node:util'
import { Problem } from '@duzhan/problems'
import { calendar } from './commands/calendar.ts'
import { conform } from './commands/conform.ts'
import { diff } from './commands/diff.ts'
import { fill } from './commands/fill.ts'
import { lists } from './commands/lists.ts'
import { validate } from './commands/validate.ts'
import { faultyPlan, problemSentence } from './faults.ts'
import { en } from './locales/en.ts'
import { type Locale, zh } from './locales/zh.ts'
import type { Command, CommandOptions, Language, Report } from './report.ts'

interface Terminal {
  out(text: string): void
  err(text: string): void
}

const commands: Readonly<Record<string, { run: Command; files: number }>> = {
  validate: { run: validate, files: 1 },
  calendar: { run: calendar, files: 2 },
  diff: { run: diff, files: 2 },
  conform: { run: conform, files: 2 },
  lists: { run: lists, files: 2 },
  fill: { run: fill, files: 2 },
}

const options = {
  lang: { type: 'string', default: 'zh' },
  upper: { type: 'string' },
  code: { type: 'string' },
  targets: { type: 'string' },
  places: { type: 'string' },
  bodies: { type: 'string' },
  month: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const

/** A month of the years that a plan may speak of. */
const monthShape = /^(19|2[01])\d\d-(0[1-9]|1[0-2])$/

/** Says on standard error what was wrong with the call. */
class UsageError extends Error {}

function parsed(args: readonly string[], words: Locale) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(words.badOption(error instanceof Error ? error.message : String(error)))
  }
}

function commandOf([area, name, ...files]: readonly string[], words: Locale): { run: Command; files: string[] } {
  const command = area === 'plan' && name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new UsageError(words.unknownCommand([area, name].filter(Boolean).join(' ')))
  if (files.length !== command.files) throw new UsageError(words.wrongFiles(command.files, files.length))
  return { run: command.run, files }
}

/** A plan that cannot run is a finding about the plan, whatever was asked of it. */
async function reported(command: { run: Command; files: string[] }, options: CommandOptions): Promise<Report> {
  try {
    return await command.run(command.files, options)
  } catch (error) {
    if (error instanceof Problem && error.code === 'plan.invalid') return faultyPlan(error, options)
    throw error
  }
}

/** Runs one command and returns its exit code: 0 nothing found, 1 something found, 2 wrong usage or an unreadable file. */
export async function run(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const language: Language = args.includes('--lang=en') || args[args.indexOf('--lang') + 1] === 'en' ? 'en' : 'zh'
  const words = language === 'en' ? en : zh
  const isJson = args.includes('--json')
  const refuse = (code: string, message: string): 2 => {
    if (isJson) terminal.out(`${JSON.stringify({ ok: false, problem: { code, message } }, null, 2)}\n`)
    else terminal.err(`${message}\n`)
    return 2
  }
  try {
    const { values, positionals } = parsed(args, words)
    if (values.help || positionals.length === 0) {
      terminal[values.help ? 'out' : 'err'](words.usage)
      return values.help ? 0 : 2
    }
    if (values.lang !== 'zh' && values.lang !== 'en') throw new UsageError(words.unknownLanguage(values.lang))
    const command = commandOf(positionals, words)
    const { upper, code, targets, places, bodies, month } = values
    if (month !== undefined && !monthShape.test(month)) throw new UsageError(words.noMonth(month))
    const report = await reported(command, { words, language, upper, code, targets, places, bodies, month })
    if (values.json) terminal.out(`${JSON.stringify({ ok: !report.found, ...report.json }, null, 2)}\n`)
    else terminal.out(report.lines.map((line) => `${line}\n`).join(''))
    return report.found ? 1 : 0
  } catch (error) {
    if (error instanceof UsageError) return refuse('usage', `${error.message}\n${words.usageHint}`)
    if (error instanceof Problem) return refuse(error.code, problemSentence(error, words, language))
    throw error
  }
}

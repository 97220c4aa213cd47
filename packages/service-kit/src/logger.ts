import { type Logger as PinoLogger, pino } from 'pino'
import { traceIdNow } from './tracing.ts'

/** A pino logger with one level more: `audit`, between warnings and errors, for what must be kept (see `audit.ts`). */
export type Logger = PinoLogger<'audit'>

/** What may never reach a log: answers and whatever could name or reach a person. Proven by `logger.test.ts`. */
const personal: ReadonlySet<string> = new Set([
  'answers',
  'note',
  'text',
  'name',
  'phone',
  'idNumber',
  'password',
  'token',
  'cookie',
  'authorization',
  'photos',
  'position',
  'title',
  'account',
  'address',
  'secret',
])
const withheld = '[withheld]'

/** The fields of a log line with everything personal withheld, however deep it stands. */
function withoutPersonal(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPersonal)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, personal.has(key) ? withheld : withoutPersonal(one)]))
}

/** A JSON logger for one service; `destination` is for tests. */
export function logger(service: string, level = 'info', destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: { service },
    customLevels: { audit: 45 },
    mixin: () => ({ traceId: traceIdNow() }), // left out where it is undefined
    formatters: { log: (fields: Record<string, unknown>) => withoutPersonal(fields) as Record<string, unknown> }, // an object stays one
  }
  return destination ? pino(options, destination) : pino(options)
}

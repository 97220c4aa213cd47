import { type Logger, pino } from 'pino'

export type { Logger } from 'pino'

/** What may never reach a log: answers and whatever could name or reach a person. Proven by `logger.test.ts`. */
const personal = [
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
]

/** A JSON logger for one service; `destination` is for tests. */
export function logger(service: string, level = 'info', destination?: { write(line: string): void }): Logger {
  const options = {
    level,
    base: { service },
    redact: { paths: personal.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[withheld]' },
  }
  return destination ? pino(options, destination) : pino(options)
}

import { Problem } from '@duzhan/problems'
import { type AnswerError, answerLimitErrors } from '../answers/answerError.ts'
import type { Given } from '../interpret/interpret.ts'
import { workerEntry } from './compileInWorker.ts'
import type { WorkerReply, WorkerRequest } from './workerMessage.ts'
import { type Seat, workerSeats } from './workerSeats.ts'
import type { WorkerFailure } from './workerThread.ts'

export interface AnswerPoolOptions {
  readonly workers?: number
  /** For one validation; compiling, once for each worker and schema, has its own. */
  readonly deadlineMs?: number
  readonly compileDeadlineMs?: number
  readonly memoryMb?: number
  /** How often in a row one validation may fail before its schema is set apart: once can be a machine busy elsewhere. */
  readonly strikes?: number
  /** How long a schema stays set apart: a machine that was busy elsewhere must not refuse an honest checklist for good. */
  readonly quarantineMs?: number
  readonly queued?: number
  readonly entry?: URL
}

export interface AnswerJob {
  /** Names the schema for good, like the hash of its text: the same key never comes with another schema. */
  readonly key: string
  readonly schema: unknown
  readonly answers: unknown
  /** What comes with the answers; where it is not told, nothing of the kind is asked for. */
  readonly given?: Given
}

export interface AnswerPool {
  validate(job: AnswerJob): Promise<AnswerError[]>
  /** The keys of the schemas that are set apart. */
  readonly quarantined: readonly string[]
  /** Gives a schema another chance, after someone has looked at it. */
  release(key: string): void
  close(): Promise<void>
}

type Thread = Seat<WorkerRequest, WorkerReply>

/** Somebody who waits for what is wrong with answers. */
interface Waiting {
  readonly job: AnswerJob
  resolve(errors: AnswerError[]): void
  reject(reason: unknown): void
}

/** So many answers by one schema may be validated at once: they share one deadline. */
const together = 16

/**
 * Validates in a few worker threads, so that no checklist can hold up anything but itself. A schema that does not
 * answer in time is set apart and its answers are not taken (`checklist.quarantined`): nothing is accepted by default.
 */
export function answerPool(options: AnswerPoolOptions = {}): AnswerPool {
  const {
    workers = 2,
    deadlineMs = 500,
    compileDeadlineMs = 5_000,
    memoryMb = 128,
    strikes = 2,
    queued = 1_000,
    quarantineMs = 60_000,
  } = options
  const entry = options.entry ?? workerEntry()
  const seats = workerSeats<WorkerRequest, WorkerReply>({ entry, memoryMb, workers, queued })
  const quarantine = new Map<string, number>()
  const isApart = (key: string): boolean => (quarantine.get(key) ?? 0) > performance.now()

  /** For each schema those who joined last and whose turn has not come. */
  const gathering = new Map<string, Waiting[]>()

  async function validate(job: AnswerJob): Promise<AnswerError[]> {
    const beyond = answerLimitErrors(job.answers)
    if (beyond.length > 0) return beyond // not worth a thread's time, or not fit to be sent to one
    if (isApart(job.key)) throw quarantined(job.key)
    return new Promise((resolve, reject) => join({ job, resolve, reject }))
  }

  /** Goes along with those who wait for a thread with the same schema, or begins to wait. */
  function join(one: Waiting): void {
    const { key } = one.job
    const company = gathering.get(key)
    if (company && company.length < together) return void company.push(one)
    const group = [one]
    gathering.set(key, group)
    seats
      .use(async (seat) => {
        leave(key, group)
        await serve(seat, group)
      })
      .catch((reason: unknown) => {
        leave(key, group)
        for (const { reject } of group) reject(reason)
      })
  }

  function leave(key: string, group: Waiting[]): void {
    if (gathering.get(key) === group) gathering.delete(key)
  }

  /** Validates together what waited together; where that fails each has a try of its own, so that one never fails another. */
  async function serve(seat: Thread, group: readonly Waiting[]): Promise<void> {
    if (group.length > 1 && group[0] && !isApart(group[0].job.key)) {
      const outcome = await attempt(
        seat,
        group.map(({ job }) => job),
      )
      if (typeof outcome !== 'string') {
        for (const [at, { resolve, reject }] of group.entries()) {
          const errors = outcome[at]
          if (errors) resolve(errors)
          else reject(unavailable()) // accepted is only what was answered
        }
        return
      }
    }
    for (const { job, resolve, reject } of group) await alone(seat, job).then(resolve, reject)
  }

  async function alone(seat: Thread, job: AnswerJob): Promise<AnswerError[]> {
    if (isApart(job.key)) throw quarantined(job.key) // set apart while this one waited
    for (let strike = 0; strike < strikes; strike += 1) {
      const outcome = await attempt(seat, [job])
      if (typeof outcome !== 'string' && outcome[0]) return outcome[0]
      if (seats.isClosed) throw unavailable()
    }
    quarantine.set(job.key, performance.now() + quarantineMs)
    throw quarantined(job.key)
  }

  /** What is wrong with each of some answers by one schema. */
  async function attempt(thread: Thread, jobs: readonly AnswerJob[]): Promise<AnswerError[][] | WorkerFailure> {
    const [{ key, schema } = { key: '', schema: null }] = jobs
    const records = jobs.map(({ answers, given }) => ({ answers: JSON.stringify(answers), given }))
    const ask = { ask: 'validate', key, records } as const
    const first = await thread.ask(ask, deadlineMs)
    if (typeof first === 'string') return first
    if (first.say === 'errors') return first.errors
    const compiled = await thread.ask({ ask: 'compile', key, schema }, compileDeadlineMs)
    if (typeof compiled === 'string') return compiled
    if (compiled.say === 'refused') throw new Problem('invalid', 'checklist.refused', { refusals: compiled.refusals })
    const second = await thread.ask(ask, deadlineMs)
    if (typeof second === 'string') return second
    return second.say === 'errors' ? second.errors : 'crash'
  }

  return {
    validate,
    get quarantined() {
      return [...quarantine.keys()].filter(isApart)
    },
    release: (key) => void quarantine.delete(key),
    close: seats.close,
  }
}

function unavailable(): Problem {
  return new Problem('unavailable', 'service.unavailable')
}

function quarantined(checklist: string): Problem {
  return new Problem('unavailable', 'checklist.quarantined', { checklist })
}

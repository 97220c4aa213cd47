import { Problem } from '@duzhan/problems'
import type { AnswerError } from '../answers/answerError.ts'
import { answerLimitErrors } from '../answers/answerLimits.ts'
import type { Given } from '../interpret/given.ts'
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

  async function validate(job: AnswerJob): Promise<AnswerError[]> {
    const beyond = answerLimitErrors(job.answers)
    if (beyond.length > 0) return beyond // not worth a thread's time, or not fit to be sent to one
    if (isApart(job.key)) throw quarantined(job.key)
    return seats.use(async (seat) => {
      if (isApart(job.key)) throw quarantined(job.key) // set apart while this one waited
      for (let strike = 0; strike < strikes; strike += 1) {
        const outcome = await attempt(seat, job)
        if (typeof outcome !== 'string') return outcome
        if (seats.isClosed) throw unavailable()
      }
      quarantine.set(job.key, performance.now() + quarantineMs)
      throw quarantined(job.key)
    })
  }

  async function attempt(thread: Thread, { key, schema, answers, given }: AnswerJob): Promise<AnswerError[] | WorkerFailure> {
    const first = await thread.ask({ ask: 'validate', key, answers, given }, deadlineMs)
    if (typeof first === 'string') return first
    if (first.say === 'errors') return first.errors
    const compiled = await thread.ask({ ask: 'compile', key, schema }, compileDeadlineMs)
    if (typeof compiled === 'string') return compiled
    if (compiled.say === 'refused') throw new Problem('invalid', 'checklist.refused', { refusals: compiled.refusals })
    const second = await thread.ask({ ask: 'validate', key, answers, given }, deadlineMs)
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

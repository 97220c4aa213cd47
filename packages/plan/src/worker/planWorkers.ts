import { createRequire } from 'node:module'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { workerSeats } from '@duzhan/checklist/worker'
import { Problem } from '@duzhan/problems'
import { planLimits } from '../check/planLimits.ts'
import { wordedFault } from '../check/wordedFault.ts'
import { planFault } from '../wording/planFault.ts'
import type { PlanJobOutput, RunPlanJob } from './planJobs.ts'
import type { PlanReply, PlanRequest } from './planMessage.ts'

export interface PlanWorkersOptions {
  readonly workers?: number
  /** For one job; the heaviest plan that passes the budgets takes a few seconds on a busy machine. */
  readonly deadlineMs?: number
  readonly memoryMb?: number
  readonly queued?: number
  readonly entry?: URL
}

export interface PlanWorkers {
  /**
   * Does a job in a thread, so that nobody else waits for it. Throws what the job throws; one that takes too long or too
   * much memory is stopped with its thread, which is replaced, and throws `plan.too-costly`.
   */
  run: RunPlanJob
  close(): Promise<void>
}

/** The built worker of this package, found from wherever the caller was bundled to. A thread cannot run from source. */
function workerEntry(): URL {
  const manifest = createRequire(import.meta.url).resolve('@duzhan/plan/package.json')
  return pathToFileURL(join(manifest, '..', 'dist', 'planWorker.js'))
}

/** A document so deep that it cannot even be copied into a thread: told as what it is; measuring every one here would hold up others. */
function tooDeep(error: unknown): never {
  if (!(error instanceof RangeError)) throw error
  const fault = planFault('plan.too-deep', '', { most: planLimits.depth })
  throw new Problem('invalid', 'plan.invalid', { faults: [wordedFault(fault)] })
}

/** A few threads that do the jobs of `planJobs`. */
export function planWorkers(options: PlanWorkersOptions = {}): PlanWorkers {
  const { workers = 2, deadlineMs = 20_000, memoryMb = 256, queued = 100, entry = workerEntry() } = options
  const seats = workerSeats<PlanRequest, PlanReply>({ entry, memoryMb, workers, queued })
  return {
    async run(job, input) {
      await setImmediate() // to read a request of a mebibyte was long enough for one turn of the loop
      const request = { job, input } as PlanRequest // `RunPlanJob` has paired the name with its input
      const reply = await seats.use((seat) => seat.ask(request, deadlineMs)).catch(tooDeep)
      if (typeof reply === 'string') {
        if (seats.isClosed) throw new Problem('unavailable', 'service.unavailable')
        throw new Problem('unavailable', 'plan.too-costly', { reason: reply, seconds: Math.round(deadlineMs / 1000) })
      }
      if (reply.say === 'refused') throw new Problem(reply.kind, reply.code, reply.details)
      if (reply.say !== 'done') throw new Error(`a plan job failed: ${reply.say === 'broken' ? reply.message : reply.say}`)
      return reply.output as PlanJobOutput<typeof job> // the thread does the job of that very name
    },
    close: seats.close,
  }
}

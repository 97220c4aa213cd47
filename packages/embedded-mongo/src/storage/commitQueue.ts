import { MongoError } from '../bson/mongoError.ts'

interface Job {
  run: () => unknown
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}
type Outcome = { value: unknown } | { error: MongoError }

/** One transaction stays short enough for readers to get their turn. */
const maxJobs = 500
const maxMs = 60

/** The job at which a transaction broke. */
interface Broken {
  job: Job | undefined
  error: unknown
}

/** A refusal is thrown before anything is written; every other error may have left half a write behind. */
function attempt(job: Job): Outcome {
  try {
    return { value: job.run() }
  } catch (error) {
    if (error instanceof MongoError) return { error }
    throw error
  }
}

export interface CommitTarget {
  transact(action: () => boolean): Promise<boolean>
  /** Writes what has to be in the same commit as the jobs: the counters of the collections they touched. */
  beforeCommit(): void
  /** Puts the memory back to what the disk holds. */
  afterAbort(): void
  /** The disk refused the commit: nothing in memory can be trusted any more. */
  onFatal(error: unknown): void
}

/**
 * Group commit: writes that arrive while a commit is on its way to the disk share the next one.
 * A job's promise resolves only after the flush, so nobody is told of a write that could still be lost.
 */
export class CommitQueue {
  private waiting: Job[] = []
  private working: Promise<void> | undefined
  private failure: MongoError | undefined
  private readonly target: CommitTarget
  constructor(target: CommitTarget) {
    this.target = target
  }

  /** Runs a job inside the next transaction. It may run again if another one breaks the transaction. */
  run<T>(job: () => T): Promise<T> {
    if (this.failure !== undefined) return Promise.reject(this.failure)
    return new Promise<T>((resolve, reject) => {
      // What comes out of `run` is what goes into `resolve`: both are of this call's T.
      this.waiting.push({ run: job, resolve: (value) => resolve(value as T), reject })
      this.working ??= this.work()
    })
  }

  /** Resolves when everything queued so far is on disk. */
  async idle(): Promise<void> {
    while (this.working !== undefined) await this.working
  }

  private async work(): Promise<void> {
    await Promise.resolve()
    while (this.waiting.length > 0 && this.failure === undefined) await this.commit(this.waiting.splice(0, maxJobs))
    this.working = undefined
  }

  private async commit(jobs: Job[]): Promise<void> {
    let outcomes: Outcome[] = []
    let broken: Broken | undefined
    const action = () => {
      outcomes = []
      const started = performance.now()
      let current = jobs[0]
      try {
        for (const job of jobs) {
          current = job
          outcomes.push(attempt(job))
          if (performance.now() - started > maxMs) break
        }
        this.target.beforeCommit()
        return true
      } catch (error) {
        broken = { job: current, error }
        return false
      }
    }
    try {
      if (await this.target.transact(action)) {
        this.waiting.unshift(...jobs.slice(outcomes.length))
        this.settle(jobs, outcomes)
        return
      }
      this.target.afterAbort()
    } catch (error) {
      this.fail(jobs, error)
      return
    }
    this.retryWithout(jobs, broken)
  }

  private settle(jobs: Job[], outcomes: Outcome[]): void {
    for (const [index, outcome] of outcomes.entries()) {
      const job = jobs[index]
      if ('error' in outcome) job?.reject(outcome.error)
      else job?.resolve(outcome.value)
    }
  }

  private retryWithout(jobs: Job[], broken: Broken | undefined): void {
    const text = String(broken?.error)
    const isFull = /MDB_MAP_FULL|No space|ENOSPC|Input\/output/i.test(text)
    broken?.job?.reject(new MongoError(isFull ? 14031 : 1, isFull ? `the disk is full: ${text}` : `the write failed: ${text}`))
    this.waiting.unshift(...jobs.filter((job) => job !== broken?.job))
  }

  private fail(jobs: Job[], error: unknown): void {
    this.failure = new MongoError(14031, `the store could not commit to disk and has stopped: ${error}`)
    for (const job of [...jobs, ...this.waiting.splice(0)]) job.reject(this.failure)
    this.target.onFatal(error)
  }
}

import { Worker } from 'node:worker_threads'

/** Why a worker gave no answer; it is gone then. */
export type WorkerFailure = 'deadline' | 'memory' | 'crash'

export interface WorkerThread<Request, Reply> {
  /** One question at a time: asks, and waits no longer than the deadline; a worker that fails is stopped. */
  ask(request: Request, deadlineMs: number): Promise<Reply | WorkerFailure>
  readonly isGone: boolean
  stop(): Promise<void>
}

export interface WorkerThreadOptions {
  readonly entry: URL
  readonly memoryMb: number
}

/** Into so many parts a deadline is cut. */
const ticks = 10

/**
 * Starts a worker thread with a bounded heap and resolves when it is ready to be asked, which it says by its first
 * message, so that no deadline pays for its start. The caller says what the thread is asked and answers.
 */
export async function startWorker<Request, Reply extends object>({
  entry,
  memoryMb,
}: WorkerThreadOptions): Promise<WorkerThread<Request, Reply>> {
  const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: memoryMb }, env: {}, stdin: false })
  let answered: ((reply: Reply | WorkerFailure) => void) | null = null
  let isGone = false
  let cause: unknown
  const settle = (reply: Reply | WorkerFailure): void => {
    const waiting = answered
    answered = null
    waiting?.(reply)
  }
  const next = (): Promise<Reply | WorkerFailure> => new Promise((resolve) => (answered = resolve))

  worker.on('message', (reply: Reply) => settle(reply))
  worker.on('error', (error: Error & { code?: string }) => {
    isGone = true
    cause = error
    settle(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash')
  })
  worker.on('exit', () => {
    isGone = true
    settle('crash')
  })

  const thread: WorkerThread<Request, Reply> = {
    async ask(request, deadlineMs) {
      if (isGone) return 'crash'
      const reply = next()
      let isAnswered = false
      const giveUp = () => {
        if (isAnswered) return
        isGone = true
        settle('deadline')
      }
      // It is counted in ticks, so that time in which the whole process stood still counts once; and when this thread was busy
      // past the last one the answer may lie here already: it is taken before anything is given up.
      let left = ticks
      const tick = (): void => {
        left -= 1
        if (left > 0) deadline = setTimeout(tick, deadlineMs / ticks)
        else setImmediate(giveUp)
      }
      let deadline = setTimeout(tick, deadlineMs / ticks)
      worker.ref()
      try {
        worker.postMessage(request) // throws for what is too deep to be copied: then nothing was asked, and no deadline may run on
        return await reply
      } finally {
        isAnswered = true
        answered = null
        clearTimeout(deadline)
        worker.unref()
        if (isGone) await worker.terminate()
      }
    },
    get isGone() {
      return isGone
    },
    async stop() {
      isGone = true
      await worker.terminate()
    },
  }
  const first = await next()
  worker.unref()
  if (typeof first === 'string') throw new Error(`the worker did not start from ${entry.href}`, { cause })
  return thread
}

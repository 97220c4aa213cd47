import { Worker } from 'node:worker_threads'
import type { WorkerReply, WorkerRequest } from './workerMessage.ts'

/** Why a worker gave no answer; it is gone then. */
export type WorkerFailure = 'deadline' | 'memory' | 'crash'

export interface WorkerThread {
  /** One question at a time: asks, and waits no longer than the deadline; a worker that fails is stopped. */
  ask(request: WorkerRequest, deadlineMs: number): Promise<WorkerReply | WorkerFailure>
  readonly isGone: boolean
  stop(): Promise<void>
}

export interface WorkerThreadOptions {
  readonly entry: URL
  readonly memoryMb: number
}

/** Starts a worker thread with a bounded heap and resolves when it is ready to be asked, so that no deadline pays for its start. */
export async function startWorker({ entry, memoryMb }: WorkerThreadOptions): Promise<WorkerThread> {
  const worker = new Worker(entry, { resourceLimits: { maxOldGenerationSizeMb: memoryMb }, env: {}, stdin: false })
  let answered: ((reply: WorkerReply | WorkerFailure) => void) | null = null
  let isGone = false
  let cause: unknown
  const settle = (reply: WorkerReply | WorkerFailure): void => {
    const waiting = answered
    answered = null
    waiting?.(reply)
  }
  const next = (): Promise<WorkerReply | WorkerFailure> => new Promise((resolve) => (answered = resolve))

  worker.on('message', (reply: WorkerReply) => settle(reply))
  worker.on('error', (error: Error & { code?: string }) => {
    isGone = true
    cause = error
    settle(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash')
  })
  worker.on('exit', () => {
    isGone = true
    settle('crash')
  })

  const thread: WorkerThread = {
    async ask(request, deadlineMs) {
      if (isGone) return 'crash'
      const reply = next()
      const deadline = setTimeout(() => {
        isGone = true
        settle('deadline')
      }, deadlineMs)
      worker.ref()
      worker.postMessage(request)
      const result = await reply
      clearTimeout(deadline)
      worker.unref()
      if (isGone) await worker.terminate()
      return result
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
  if (typeof first === 'string') throw new Error(`the checklist worker did not start from ${entry.href}`, { cause })
  return thread
}

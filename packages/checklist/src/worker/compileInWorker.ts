import { Problem } from '@duzhan/problems'
import { admit } from '../gate/admit.ts'
import { workerEntry } from './workerEntry.ts'
import { startWorker } from './workerThread.ts'

export interface PublishLimits {
  readonly deadlineMs?: number
  readonly memoryMb?: number
  readonly entry?: URL
}

/**
 * Compiles and tries a checklist before it is published, in a thread that can be stopped: what the gate refuses is a
 * Problem `checklist.refused`, what takes too long or too much memory or fails its self-test `checklist.too-costly`.
 * Resolves when the checklist is safe to publish.
 */
export async function compileInWorker(schema: unknown, limits: PublishLimits = {}): Promise<void> {
  const { deadlineMs = 5_000, memoryMb = 64, entry = workerEntry() } = limits
  admit(schema)
  const worker = await startWorker({ entry, memoryMb })
  try {
    const reply = await worker.ask({ ask: 'compile', key: 'publish', schema }, deadlineMs)
    if (typeof reply === 'string') throw new Problem('invalid', 'checklist.too-costly', { reason: reply })
    if (reply.say === 'refused') throw new Problem('invalid', 'checklist.refused', { refusals: reply.refusals })
    if (reply.say !== 'compiled') throw new Problem('invalid', 'checklist.too-costly', { reason: 'self-test' })
  } finally {
    await worker.stop()
  }
}

import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Problem } from '@duzhan/problems'
import type { WorkerReply, WorkerRequest } from './workerMessage.ts'
import { startWorker } from './workerThread.ts'

export interface PublishLimits {
  /** For one checklist. */
  readonly deadlineMs?: number
  readonly memoryMb?: number
  readonly entry?: URL
}

/**
 * Compiles and tries the checklists of a plan before it is published, all in one thread that can be stopped, so that none
 * of them holds up anything else: what the gate refuses is a Problem `checklist.refused`, what takes too long or too much
 * memory or fails its self-test `checklist.too-costly`. Resolves when the checklists are safe to publish.
 */
export async function compileInWorker(schemas: readonly unknown[], limits: PublishLimits = {}): Promise<void> {
  const { deadlineMs = 15_000, memoryMb = 64, entry = workerEntry() } = limits
  if (schemas.length === 0) return
  const worker = await startWorker<WorkerRequest, WorkerReply>({ entry, memoryMb })
  try {
    for (const schema of schemas) {
      // always the same key: the thread keeps one validator at a time
      const reply = await worker.ask({ ask: 'compile', key: 'publish', schema }, deadlineMs)
      if (typeof reply === 'string') throw new Problem('invalid', 'checklist.too-costly', { reason: reply })
      if (reply.say === 'refused') throw new Problem('invalid', 'checklist.refused', { refusals: reply.refusals })
      if (reply.say !== 'compiled') throw new Problem('invalid', 'checklist.too-costly', { reason: 'self-test' })
    }
  } finally {
    await worker.stop()
  }
}

/** The built worker of this package, found from wherever the caller was bundled to. A thread cannot run from source. */
export function workerEntry(): URL {
  const manifest = createRequire(import.meta.url).resolve('@duzhan/checklist/package.json')
  return pathToFileURL(join(manifest, '..', 'dist', 'checklistWorker.js'))
}

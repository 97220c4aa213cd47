import { parentPort } from 'node:worker_threads'
import { Problem } from '@duzhan/problems'
import { type PlanJobName, runHere } from './worker/planJobs.ts'
import type { PlanReply, PlanRequest } from './worker/planMessage.ts'

// The entry of a worker thread: it may be stopped at any moment, so it owns nothing that could be lost.

async function reply({ job, input }: PlanRequest): Promise<PlanReply> {
  try {
    return { say: 'done', output: await runHere<PlanJobName>(job, input) }
  } catch (error) {
    if (error instanceof Problem) return { say: 'refused', kind: error.kind, code: error.code, details: error.details }
    return { say: 'broken', message: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', (request: PlanRequest) => void reply(request).then((answer) => parentPort?.postMessage(answer)))
parentPort?.postMessage({ say: 'ready' } satisfies PlanReply)

import { parentPort } from 'node:worker_threads'
import { Problem } from '@duzhan/problems'
import type { AnswerValidator } from './answers/answerError.ts'
import { compileAnswers } from './compile/compileAnswers.ts'
import type { GateRefusal } from './gate/gateRefusal.ts'
import { selfTest } from './worker/selfTest.ts'
import type { WorkerReply, WorkerRequest } from './worker/workerMessage.ts'

// The entry of a worker thread: it may be stopped at any moment, so it owns nothing that could be lost.

const kept = 200
const validators = new Map<string, AnswerValidator>()

function reply(request: WorkerRequest): WorkerReply {
  try {
    return request.ask === 'compile' ? compile(request) : validate(request)
  } catch (error) {
    if (error instanceof Problem && error.code === 'checklist.refused') {
      return { say: 'refused', refusals: error.details['refusals'] as GateRefusal[] } // what `admit` puts there
    }
    return { say: 'broken', message: error instanceof Error ? error.message : String(error) }
  }
}

function compile({ key, schema }: WorkerRequest & { ask: 'compile' }): WorkerReply {
  const validator = compileAnswers(schema)
  const fault = selfTest(schema, validator)
  if (fault !== null) return { say: 'broken', message: fault }
  remember(key, validator)
  return { say: 'compiled' }
}

function validate({ key, records }: WorkerRequest & { ask: 'validate' }): WorkerReply {
  const validator = validators.get(key)
  if (validator === undefined) return { say: 'unknown' }
  remember(key, validator)
  return { say: 'errors', errors: records.map(({ answers, given }) => validator(JSON.parse(answers), given)) }
}

/** The one used longest ago goes first: every validator holds an Ajv of its own. */
function remember(key: string, validator: AnswerValidator): void {
  validators.delete(key)
  validators.set(key, validator)
  for (const oldest of validators.keys()) {
    if (validators.size <= kept) break
    validators.delete(oldest)
  }
}

parentPort?.on('message', (request: WorkerRequest) => parentPort?.postMessage(reply(request)))
parentPort?.postMessage({ say: 'ready' } satisfies WorkerReply)

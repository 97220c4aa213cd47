import type { AnswerError } from '../answers/answerError.ts'
import type { GateRefusal } from '../gate/gateRefusal.ts'
import type { Given } from '../interpret/interpret.ts'

/** What the main thread asks of a worker. `key` names a schema that was sent once, so that it need not be sent again. */
export type WorkerRequest =
  | { readonly ask: 'compile'; readonly key: string; readonly schema: unknown }
  | { readonly ask: 'validate'; readonly key: string; readonly records: readonly RecordAsked[] }

/** Answers to be validated, as JSON text, which is copied to another thread for less than the objects are. */
export interface RecordAsked {
  readonly answers: string
  readonly given?: Given | undefined
}

/** What it answers. The errors are those of each record, in their order. A key that it does not hold, or no longer, is 'unknown'. */
export type WorkerReply =
  | { readonly say: 'ready' }
  | { readonly say: 'compiled' }
  | { readonly say: 'refused'; readonly refusals: readonly GateRefusal[] }
  | { readonly say: 'broken'; readonly message: string }
  | { readonly say: 'errors'; readonly errors: AnswerError[][] }
  | { readonly say: 'unknown' }

import { MongoError } from '../bson/mongoError.ts'
import type { Document, Value } from '../bson/value.ts'
import type { Store } from '../storage/store.ts'
import { type Command, flagOption } from './command.ts'
import { tooLong } from './locate.ts'
import { RetryRecord, retryIdOf } from './retryRecord.ts'

/** One transaction works so long at most; what is left follows in the next, so that readers are not kept waiting. */
const mostMs = 50

/** One statement of a write command. */
export interface Step {
  /** Does it, inside a transaction, and answers what the retry record keeps; or that something has to go ahead. */
  run(): Value | typeof tooLong
  /** What takes too long for a transaction, in turns with other clients. */
  goAhead?(): Promise<void>
  /** Called when the statement is over, however it ended. */
  end?(): void
}

/** What each statement that was done answered, and why each other one was refused; both by their places. */
export interface Writes {
  answers: ReadonlyMap<number, Value>
  refusals: ReadonlyMap<number, MongoError>
}

interface Part {
  next: number
  isTooLong: boolean
  answers: [number, Value][]
  refusals: [number, MongoError][]
}

function refusalOf(error: unknown): MongoError {
  if (error instanceof MongoError) return error
  throw error
}

/**
 * Carries out the statements of a write command: in an order up to the first refusal, or all of them. As many as its time
 * allows share one transaction, and all of them share one retry record. Those that an earlier sending of the same command
 * did already count as done.
 */
export async function runWrites(store: Store, { body }: Command, count: number, stepAt: (at: number) => Step): Promise<Writes> {
  const isOrdered = flagOption(body, 'ordered', true)
  const retryId = retryIdOf(body)
  const steps = new Map<number, Step>()
  const answers = new Map<number, Value>()
  const refusals = new Map<number, MongoError>()

  /** Made once although its transaction may run again. */
  const step = (at: number): Step => {
    const made = steps.get(at) ?? stepAt(at)
    steps.set(at, made)
    return made
  }
  const end = (at: number) => {
    steps.get(at)?.end?.()
    steps.delete(at)
  }

  const runSome = (first: number): Part => {
    const started = performance.now()
    const record = retryId === undefined ? undefined : new RetryRecord(store, retryId)
    const part: Part = { next: first, isTooLong: false, answers: [], refusals: [] }
    for (; part.next < count && performance.now() - started < mostMs; part.next++) {
      if (isOrdered && part.refusals.length > 0) break
      const at = part.next
      try {
        const answer = record?.answerOf(at) ?? step(at).run()
        if (answer === tooLong) {
          part.isTooLong = true
          break
        }
        record?.keep(at, answer)
        part.answers.push([at, answer])
      } catch (error) {
        part.refusals.push([at, refusalOf(error)])
      }
    }
    record?.save()
    return part
  }

  try {
    for (let at = 0; at < count && !(isOrdered && refusals.size > 0); ) {
      const first = at
      const part = await store.write(() => runSome(first))
      for (const [done, answer] of part.answers) answers.set(done, answer)
      for (const [done, error] of part.refusals) refusals.set(done, error)
      while (at < part.next) end(at++)
      if (!part.isTooLong) continue
      try {
        await step(at).goAhead?.()
      } catch (error) {
        refusals.set(at, refusalOf(error))
        end(at++)
      }
    }
  } finally {
    for (const at of steps.keys()) end(at)
  }
  return { answers, refusals }
}

/** The refusals as a write command answers them; they are in the order of the statements already. */
export const writeErrorsOf = ({ refusals }: Writes): Document[] | undefined =>
  refusals.size === 0 ? undefined : [...refusals].map(([at, error]) => error.toWriteError(at))

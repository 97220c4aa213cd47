import { setImmediate } from 'node:timers/promises'
import { fromText, type JsonText } from '@duzhan/plan'

/**
 * Reads a value that may be long from its text, and lets whoever else waits have a turn before the caller goes on with it: to
 * read a mebibyte is long enough for one turn, and to write it into an answer is as long again.
 */
export async function readInTurn<Value>(text: JsonText<Value>): Promise<Value> {
  const value = fromText(text)
  await setImmediate()
  return value
}

import { setImmediate } from 'node:timers/promises'
import { fromText, type JsonText } from '@duzhan/plan'

/**
 * Reads a value that may be long from its text in a turn of the loop of its own, so that whoever else waits has one before it
 * and one after it: to take a mebibyte out of the store, to read it, and to write it into an answer are each long enough.
 */
export async function readInTurn<Value>(text: JsonText<Value>): Promise<Value> {
  await setImmediate()
  const value = fromText(text)
  await setImmediate()
  return value
}

import { Problem } from '@duzhan/problems'

/**
 * Why something failed, in a form that may stand in a log: a problem's code, or an error's name and the place where it
 * was thrown. Never its message, which may quote what a person wrote.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof Problem) return error.code
  if (!(error instanceof Error)) return typeof error
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  const places = frames.flatMap((line) => /([^\s/\\(]+:\d+):\d+\)?$/.exec(line)?.[1] ?? [])
  return places[0] ? `${error.name} at ${places[0]}` : error.name
}

/** Whether the store is out of reach: then nothing is wrong with what was about to be written. */
export const isOutage = (error: unknown): boolean =>
  error instanceof Error && (outages.test(error.name) || (error.name === 'MongooseError' && waitedInVain.test(error.message)))

const outages = /^Mongo(ose)?(Network|NotConnected|PoolCleared|PoolClosed|ServerSelection|TopologyClosed)/
/** Mongoose holds what is asked of it while it has no connection, and gives up after ten seconds. */
const waitedInVain = /buffering timed out/

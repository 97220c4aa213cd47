import { randomBytes } from 'node:crypto'

/**
 * Makes ids in the form of a UUID, each greater as text than the one before: they begin with the microseconds for which the process
 * has run, one more where two fall together, and end with 74 random bits. No count stands in them, because who reads two of
 * them must not learn how many lie between that are not told to everybody.
 */
export function orderedIds(microseconds = () => Math.floor(performance.now() * 1_000)): () => string {
  let last = 0
  return () => {
    last = Math.max(last + 1, microseconds())
    const time = last.toString(16).padStart(12, '0')
    const random = randomBytes(10)
    random[0] = 0x70 | ((random[0] ?? 0) & 0x0f)
    random[2] = 0x80 | ((random[2] ?? 0) & 0x3f)
    const rest = random.toString('hex')
    return [time.slice(0, 8), time.slice(8), rest.slice(0, 4), rest.slice(4, 8), rest.slice(8)].join('-')
  }
}

/** Results travel in batches, so that a pause between two of them lets other clients in. */
export type Batches<T> = AsyncIterable<T[]>

/** All but the first so many. */
export const skipping = async function* <T>(input: Batches<T>, count: number): AsyncGenerator<T[]> {
  let left = count
  for await (const batch of input) {
    yield left > 0 ? batch.slice(left) : batch
    left = Math.max(0, left - batch.length)
  }
}

/** The first so many; what comes after them is not asked for. */
export const limiting = async function* <T>(input: Batches<T>, count: number): AsyncGenerator<T[]> {
  let left = count
  for await (const batch of input) {
    yield left < batch.length ? batch.slice(0, left) : batch
    left -= batch.length
    if (left <= 0) return
  }
}

/** Each batch as a function makes it. */
export const mapping = async function* <T, U>(input: Batches<T>, apply: (batch: T[]) => U[]): AsyncGenerator<U[]> {
  for await (const batch of input) yield apply(batch)
}

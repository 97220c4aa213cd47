import { createHash } from 'node:crypto'

/** How many documents there are, and what they come to. */
export interface Digest {
  count: number
  /** 64 hexadecimal digits, the same in whatever order the documents come. */
  hash: string
}

const modulus = 1n << 256n

/**
 * Counts documents and adds up their SHA-256 sums, each a number, modulo 2^256: a server hands documents out in an order of its
 * own, and a sum, unlike an exclusive or, also tells a document that is there twice.
 */
export async function digestOf(documents: AsyncIterable<readonly Uint8Array[]>): Promise<Digest> {
  let count = 0
  let sum = 0n
  for await (const batch of documents)
    for (const document of batch) {
      count++
      sum = (sum + BigInt(`0x${createHash('sha256').update(document).digest('hex')}`)) % modulus
    }
  return { count, hash: sum.toString(16).padStart(64, '0') }
}

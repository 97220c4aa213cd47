import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestOf } from './digest.ts'

async function* inBatches(documents: readonly Uint8Array[], size: number): AsyncGenerator<Uint8Array[]> {
  for (let at = 0; at < documents.length; at += size) yield documents.slice(at, at + size)
}
const digest = (documents: readonly Uint8Array[], size = 3) => digestOf(inBatches(documents, size))
const someDocuments = fc.array(fc.uint8Array({ minLength: 1, maxLength: 20 }), { maxLength: 12 })

describe('the digest of a collection', () => {
  it('of one document is its SHA-256, and of none is nothing', async () => {
    const document = Buffer.from('潭桥村')
    expect(await digest([document])).toEqual({ count: 1, hash: createHash('sha256').update(document).digest('hex') })
    expect(await digest([])).toEqual({ count: 0, hash: '0'.repeat(64) })
  })

  it('is the same in whatever order and in whatever batches the documents come', () =>
    fc.assert(
      fc.asyncProperty(
        someDocuments.chain((documents) =>
          fc.tuple(
            fc.constant(documents),
            fc.shuffledSubarray(documents, { minLength: documents.length }),
            fc.integer({ min: 1, max: 5 }),
          ),
        ),
        async ([documents, shuffled, size]) => {
          expect(await digest(shuffled, size)).toEqual(await digest(documents))
        },
      ),
    ))

  it('is another when a single byte of a single document is', () =>
    fc.assert(
      fc.asyncProperty(someDocuments, fc.nat(), fc.integer({ min: 1, max: 255 }), async (documents, where, change) => {
        fc.pre(documents.length > 0)
        const at = where % documents.length
        const changed = documents.map((bytes, n) => (n === at ? bytes.map((byte, i) => (i === 0 ? byte ^ change : byte)) : bytes))
        expect((await digest(changed)).hash).not.toBe((await digest(documents)).hash)
      }),
    ))

  it('is another when one document is there twice in place of another, or both twice', async () => {
    const [one, other] = [Buffer.from('潭桥村'), Buffer.from('石坝村')]
    const hashes = await Promise.all(
      [
        [one, other],
        [one, one],
        [other, other],
      ].map((documents) => digest(documents)),
    )
    expect(new Set(hashes.map(({ hash }) => hash)).size).toBe(3)
    expect(hashes.map(({ count }) => count)).toEqual([2, 2, 2])
  })
})

import { createHash } from 'node:crypto'
import type { SubmissionInput } from '@duzhan/contracts'
import { aSubmission } from '@duzhan/test-kit'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprint, receiptFor } from './receipt.ts'
import type { Submission } from './submission.repository.ts'

const input = aSubmission({
  position: { longitude: 112.4, latitude: 27.8, accuracy: 12 },
  answers: { environment: { waste: { hasLitter: 'yes', note: '村口有垃圾堆', photos: ['a', 'b'] } } },
})

/** The same value with the keys of every object in another order. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, shuffled(one)]),
  )
}
const scalar = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 5 }), fc.integer(), fc.boolean(), fc.constant(null))
const answers = fc.dictionary(
  fc.string({ maxLength: 4 }),
  fc.oneof(scalar, fc.array(scalar, { maxLength: 3 }), fc.dictionary(fc.string({ maxLength: 4 }), scalar)),
)
const withAnswers = (one: unknown) => ({ ...input, answers: one }) as SubmissionInput

describe('a fingerprint', () => {
  it('is the same in whatever order the keys come', () => {
    expect(fingerprint(shuffled(input) as SubmissionInput)).toBe(fingerprint(input))
    fc.assert(fc.property(answers, (one) => fingerprint(withAnswers(shuffled(one))) === fingerprint(withAnswers(one))))
  })

  it('of other answers is another', () => {
    fc.assert(
      fc.property(answers, answers, (one, other) => {
        const isSame = JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
        expect(fingerprint(withAnswers(one)) === fingerprint(withAnswers(other))).toBe(isSame)
      }),
    )
  })

  it('is that of the JSON with the names of every object in order, as it was for all records that are kept', () => {
    const names = fc.oneof(
      fc.string({ maxLength: 4 }),
      fc.nat().map(String),
      fc.constantFrom('10', '9', '007', '4294967295', '1e3'),
    )
    const anything = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(scalar, fc.double(), fc.constant(undefined)),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(names, tie('value'), { maxKeys: 5 }),
      ),
    }))
    fc.assert(
      fc.property(anything.value, (one) => {
        const { due: __, ...rest } = withAnswers(one)
        const text = JSON.stringify(inOrder(rest))
        expect(fingerprint(withAnswers(one))).toBe(createHash('sha256').update(text).digest('hex'))
      }),
      { numRuns: 500 },
    )
  })

  it.each<[string, Partial<SubmissionInput>]>([
    ['the id', { id: '01900000-0000-7000-8000-000000000002' }],
    ['the plan', { plan: 'p-2' }],
    ['the revision', { revision: 2 }],
    ['the checklist', { checklist: 'household' }],
    ['the target', { target: 'v-2' }],
    ['the beginning', { startedAt: '2020-03-20T00:10:00.001Z' }],
    ['the end', { finishedAt: '2020-03-20T00:50:00.001Z' }],
    ['the position', { position: { longitude: 112.4, latitude: 27.8, accuracy: 13 } }],
    ['one answer', { answers: { environment: { waste: { hasLitter: 'no', note: '村口有垃圾堆', photos: ['a', 'b'] } } } }],
    [
      'a space in a note',
      { answers: { environment: { waste: { hasLitter: 'yes', note: '村口有垃圾堆 ', photos: ['a', 'b'] } } } },
    ],
    [
      'the order of the photos',
      { answers: { environment: { waste: { hasLitter: 'yes', note: '村口有垃圾堆', photos: ['b', 'a'] } } } },
    ],
  ])('changes with %s', (_, over) => {
    expect(fingerprint({ ...input, ...over })).not.toBe(fingerprint(input))
  })

  it('tells a thing without position from one with', () => {
    const { position: _, ...nowhere } = input
    expect(fingerprint(nowhere)).not.toBe(fingerprint(input))
  })
})

const { due: _, ...sent } = input
const kept: Submission = {
  ...sent,
  corrects: null,
  team: null,
  position: null,
  targetName: '某村',
  place: '某县某乡',
  regionPath: [],
  by: { id: 'p-1', title: '督战员' },
  startedAt: new Date(input.startedAt),
  finishedAt: new Date(input.finishedAt),
  receivedAt: new Date('2020-03-20T01:00:00.000Z'),
  at: new Date(input.finishedAt),
  hash: fingerprint(input),
}

describe('a receipt', () => {
  it('of the same submission is always the same', () => {
    expect(receiptFor(kept, 'secret')).toEqual(receiptFor({ ...kept }, 'secret'))
    expect(receiptFor(kept, 'secret')).toMatchObject({ id: input.id, hash: kept.hash, receivedAt: '2020-03-20T01:00:00.000Z' })
  })

  it('is signed: another secret, another content or another hour signs otherwise', () => {
    const { signature } = receiptFor(kept, 'secret')
    expect(signature).toMatch(/^[0-9a-f]{64}$/)
    expect(receiptFor(kept, 'another').signature).not.toBe(signature)
    for (const over of [{ hash: 'other' }, { target: 'v-2' }, { revision: 2 }, { receivedAt: new Date(0) }])
      expect(receiptFor({ ...kept, ...over }, 'secret').signature).not.toBe(signature)
  })

  it('shows nothing of the answers, nor of who gave them', () => {
    expect(Object.keys(receiptFor(kept, 'secret')).sort()).toEqual(
      ['checklist', 'hash', 'id', 'plan', 'receivedAt', 'revision', 'signature', 'target'].sort(),
    )
  })

  it('names the part of a checklist that it is for, and of the main one says nothing', () => {
    const whole = receiptFor(kept, 'secret')
    expect(receiptFor({ ...kept, part: null }, 'secret')).toEqual(whole)
    const part = receiptFor({ ...kept, part: 'water' }, 'secret')
    expect(part).toMatchObject({ part: 'water' })
    expect(part.signature).not.toBe(whole.signature)
  })
})
/** Written apart from the product's own, so that the test does not believe what it tests. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.keys(value)
    .sort()
    .map((key) => [key, sorted((value as Record<string, unknown>)[key])])
}

/** As fingerprints were made when the first records were kept. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, inOrder(one)]),
  )
}

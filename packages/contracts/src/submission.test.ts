import { strangeJson } from '@duzhan/test-kit/strangeJson'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EvidenceOf, EvidencePlace, SubmissionById, SubmissionFilter, SubmissionInput } from './submission.ts'

const good = {
  id: '01900000-0000-7000-8000-000000000001',
  plan: 'xiangtan-2020',
  revision: 1,
  checklist: 'village',
  target: 'v430381106229',
  startedAt: '2020-03-20T00:10:00.000Z',
  finishedAt: '2020-03-20T00:50:00.000Z',
  answers: { environment: { waste: { hasLitter: 'yes' } } },
}
const faults = (input: unknown) => SubmissionInput.safeParse(input).error?.issues.map(({ path }) => path.join('.')) ?? []

describe('a submission as it is sent', () => {
  it('passes as it is', () => {
    expect(SubmissionInput.parse(good)).toEqual(good)
    const somewhere = { ...good, position: { longitude: 112.4, latitude: 27.8, accuracy: 12 } }
    expect(SubmissionInput.parse(somewhere)).toEqual(somewhere)
  })

  it('hands its answers on untouched, whatever they hold, so that the checklist can refuse them', () => {
    const odd = JSON.parse('{"__proto__":{"x":1},"constructor":1,"$where":"sleep(1)","":null}') as Record<string, unknown>
    const { answers } = SubmissionInput.parse({ ...good, answers: odd })
    expect(Object.keys(answers).sort()).toEqual(['', '$where', '__proto__', 'constructor'])
    fc.assert(
      fc.property(fc.dictionary(fc.string(), strangeJson), (one) => {
        expect(SubmissionInput.parse({ ...good, answers: one }).answers).toBe(one)
      }),
    )
  })

  it.each<[string, Record<string, unknown>, string]>([
    ['an unknown field', { approved: true }, ''],
    ['an id of another kind', { id: '01900000-0000-4000-8000-000000000001' }, 'id'],
    ['an id in words', { id: 'first' }, 'id'],
    ['a plan with a space', { plan: 'xiangtan 2020' }, 'plan'],
    ['a plan in capitals', { plan: 'XIANGTAN' }, 'plan'],
    ['a revision below one', { revision: 0 }, 'revision'],
    ['a revision as text', { revision: '1' }, 'revision'],
    ['a checklist by path', { checklist: '../x' }, 'checklist'],
    ['a target by operator', { target: { $ne: null } }, 'target'],
    ['a day for an instant', { startedAt: '2020-03-20' }, 'startedAt'],
    ['an instant that is none', { finishedAt: '2020-02-30T00:00:00Z' }, 'finishedAt'],
    ['a time of the year 0', { finishedAt: '0000-01-01T00:00:00Z' }, 'finishedAt'],
    ['a time of the year 9999', { startedAt: '9999-12-31T23:59:59Z' }, 'startedAt'],
    ['a local time', { finishedAt: '2020-03-20T00:00:00+08:00' }, 'finishedAt'],
    ['a longitude off the globe', { position: { longitude: 181, latitude: 0, accuracy: 1 } }, 'position.longitude'],
    ['a latitude off the globe', { position: { longitude: 0, latitude: -91, accuracy: 1 } }, 'position.latitude'],
    ['an accuracy below nothing', { position: { longitude: 0, latitude: 0, accuracy: -1 } }, 'position.accuracy'],
    ['half a position', { position: { longitude: 0 } }, 'position.latitude'],
    ['answers in a list', { answers: [] }, 'answers'],
    ['answers in words', { answers: 'yes' }, 'answers'],
    ['no answers', { answers: null }, 'answers'],
  ])('with %s is refused', (_, over, at) => {
    expect(faults({ ...good, ...over })).toContain(at)
  })

  it.each(Object.keys(good))('without %s is refused', (field) => {
    const { [field as keyof typeof good]: _, ...rest } = good
    expect(faults(rest)).toEqual([field])
  })
})

describe('questions about submissions and photos', () => {
  it('have limits', () => {
    expect(SubmissionFilter.parse({ plan: 'p-1' }).limit).toBe(50)
    for (const limit of [0, 101, 1.5]) expect(SubmissionFilter.safeParse({ plan: 'p-1', limit }).success).toBe(false)
    expect(EvidenceOf.safeParse({ plan: 'p-1', target: 'v-1', hashes: Array(201).fill('a'.repeat(64)) }).success).toBe(false)
    expect(SubmissionById.safeParse({ id: 'x' }).success).toBe(false)
  })

  it('name photos by their hash and places by plain text', () => {
    for (const hash of ['A'.repeat(64), 'a'.repeat(63), 'g'.repeat(64), `${'a'.repeat(64)}\n`])
      expect(EvidenceOf.safeParse({ plan: 'p-1', target: 'v-1', hashes: [hash] }).success, hash).toBe(false)
    expect(EvidencePlace.safeParse({ plan: 'p-1', target: 'v-1' }).success).toBe(true)
    expect(EvidencePlace.safeParse({ plan: { $ne: '' }, target: 'v-1' }).success).toBe(false)
    expect(EvidencePlace.safeParse({ plan: ['p-1', 'p-2'], target: 'v-1' }).success).toBe(false)
  })
})

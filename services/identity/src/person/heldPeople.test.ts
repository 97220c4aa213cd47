import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Findable, heldPeople } from './heldPeople.ts'
import type { PersonSearch } from './person.repository.ts'

const one = (account: string, over: Partial<Findable> = {}): Findable => ({
  account,
  title: '督战岗',
  sight: ['county'],
  isRemoved: false,
  ...over,
})
const all: PersonSearch = { words: '', isRemoved: false, after: '', limit: 50 }
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

function house(...initial: Findable[]) {
  const kept = new Map(initial.map((person) => [person.account, person]))
  let changes = 0
  let reads = 0
  let isDown = false
  const held = heldPeople({
    changes: { now: async () => changes },
    async each(take) {
      reads += 1
      if (isDown) throw new Error('the store is down')
      for (const person of kept.values()) take(person)
    },
  })
  return {
    held,
    reads: () => reads,
    down: (now: boolean) => {
      isDown = now
    },
    /** Keeps people, and tells of it unless another process did. */
    keep(isTold: boolean, ...people: Findable[]) {
      for (const person of people) kept.set(person.account, person)
      changes += 1
      if (isTold) held.changed(changes, people)
    },
    /** Who is to be found, from all that are kept. */
    meant: (sight: string[], { words, isRemoved, after, limit }: PersonSearch) =>
      [...kept.values()]
        .filter(({ account, title, sight: own, isRemoved: isGone }) => {
          const isCalled = [account, title].some((text) => text.toLowerCase().includes(words.toLowerCase()))
          return isGone === isRemoved && account > after && isCalled && own.some((word) => sight.includes(word))
        })
        .map(({ account }) => account)
        .sort()
        .slice(0, limit),
  }
}

describe('people held by what they are found', () => {
  it('are not known before they were read, for which nobody waits, and which is done once', async () => {
    const { held, reads } = house(one('b'), one('a'))
    expect(await Promise.all([held.find(['county'], all), held.find(['county'], all)])).toEqual([null, null])
    await settled()
    expect(await held.find(['county'], all)).toEqual(['a', 'b'])
    expect(reads()).toBe(1)
  })

  it('are read again where that failed, and where another process changed some', async () => {
    const { held, reads, down, keep } = house(one('a'))
    down(true)
    expect(await held.find(['county'], all)).toBeNull()
    await settled()
    down(false)
    expect(await held.find(['county'], all)).toBeNull()
    await settled()
    expect(await held.find(['county'], all)).toEqual(['a'])
    keep(false, one('b'))
    expect(await held.find(['county'], all)).toBeNull()
    await settled()
    expect(await held.find(['county'], all)).toEqual(['a', 'b'])
    expect(reads()).toBe(3)
  })

  it('follow each change without being read again, few or many', async () => {
    const { held, reads, keep } = house(one('m'))
    await held.find(['county'], all)
    await settled()
    keep(true, one('a'), one('m', { sight: ['other'] }))
    expect(await held.find(['county'], all)).toEqual(['a'])
    keep(true, ...Array.from({ length: 60 }, (_, at) => one(`n${100 + at}`)))
    expect(await held.find(['county'], { ...all, limit: 3 })).toEqual(['a', 'n100', 'n101'])
    expect(await held.find(['other'], all)).toEqual(['m'])
    expect(reads()).toBe(1)
  })

  it('are found as if everybody were looked at, after any changes', async () => {
    const person = fc.record({
      account: fc.stringMatching(/^[a-c]{1,3}$/),
      title: fc.constantFrom('督战岗', '县委Office', '教育局'),
      sight: fc.uniqueArray(fc.constantFrom('county', 'city', 'none'), { minLength: 1 }),
      isRemoved: fc.boolean(),
    })
    const search = fc.record({
      isRemoved: fc.boolean(),
      words: fc.constantFrom('', '督战', 'OFFICE', 'a', 'B', '没有'),
      after: fc.constantFrom('', 'b', 'bb'),
      limit: fc.integer({ min: 1, max: 5 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(person, { maxLength: 10 }),
        fc.array(fc.array(person, { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
        fc.uniqueArray(fc.constantFrom('county', 'city', 'none')),
        search,
        async (initial, changes, sight, asked) => {
          const { held, keep, meant } = house(...initial)
          await held.find(sight, asked)
          await settled()
          for (const people of changes) {
            keep(true, ...people)
            expect(await held.find(sight, asked)).toEqual(meant(sight, asked))
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

import type { StreamEntry } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { unchecked } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { isOutage, reasonOf } from '../reasonOf.ts'
import { eachEntry, isolated } from './eachEntry.ts'

const entry = (id: string): StreamEntry<string> => ({ seq: 1, id, thing: id, v: 1, event: `event ${id}` })

describe('entries applied one by one', () => {
  it('keep their order within a lane, whatever happens in others', async () => {
    const order: string[] = []
    const entries = ['a1', 'b1', 'a2', 'b2', 'a3'].map((id) => entry(id))
    const wait = { a: 3, b: 1 }
    const failures = await eachEntry(
      entries,
      async (event) => {
        const id = event.slice(-2)
        for (let turn = 0; turn < wait[id[0] as 'a' | 'b']; turn++) await Promise.resolve()
        if (id === 'a2') throw new Error('not now')
        order.push(id)
      },
      (event) => event.slice(-2, -1),
    )
    expect(order.filter((id) => id.startsWith('a'))).toEqual(['a1', 'a3'])
    expect(order.filter((id) => id.startsWith('b'))).toEqual(['b1', 'b2'])
    expect(failures.map(({ id }) => id)).toEqual(['a2'])
  })

  it('stop as a whole when the store is out of reach: nothing is wrong with any of them', async () => {
    const outage = Object.assign(new Error('connection refused'), { name: 'MongoServerSelectionError' })
    await expect(eachEntry([entry('a')], () => Promise.reject(outage))).rejects.toBe(outage)
    await expect(isolated([entry('a'), entry('b')], () => Promise.reject(outage))).rejects.toBe(outage)
  })

  it('fail alone when there is nothing in them to read a lane from', async () => {
    const entries = [entry('a'), { ...entry('bad'), event: unchecked<string>(null) }, entry('c')]
    const applied: string[] = []
    const failures = await eachEntry(
      entries,
      async (event) => void applied.push(event.trim()),
      (event) => event.trim(),
    )
    expect(applied).toEqual(['event a', 'event c'])
    expect(failures).toEqual([{ id: 'bad', reason: expect.stringMatching(/^TypeError at /) }])
  })
})

describe('a batch', () => {
  it.each([[[0]], [[199]], [[0, 1, 100]], [[]]])(
    'of 200 with throwing entries at %j applies all others, in order',
    async (bad) => {
      const ids = Array.from({ length: 200 }, (_, at) => String(at).padStart(3, '0'))
      const broken = new Set(bad.map((at) => ids[at]))
      const applied: string[] = []
      const failures = await isolated(
        ids.map((id) => entry(id)),
        async (entries) => {
          if (entries.some(({ id }) => broken.has(id))) throw new Error('no')
          applied.push(...entries.map(({ id }) => id))
          return []
        },
      )
      expect(failures.map(({ id }) => id)).toEqual([...broken])
      expect(applied).toEqual(ids.filter((id) => !broken.has(id)))
    },
  )
})

describe('an outage', () => {
  it('is a store out of reach, also where Mongoose waited for it in vain, and nothing else', () => {
    const named = (name: string, message: string) => Object.assign(new Error(message), { name })
    expect(isOutage(named('MongoNetworkError', 'connection closed'))).toBe(true)
    expect(isOutage(named('MongooseError', 'Operation `plans.findOne()` buffering timed out after 10000ms'))).toBe(true)
    expect(isOutage(named('MongooseError', 'something else'))).toBe(false)
    expect(isOutage(new Error('buffering timed out'))).toBe(false)
    expect(isOutage('MongoNetworkError')).toBe(false)
  })
})

describe('a reason', () => {
  it('is a problem’s code, or an error’s name and place, and never what a person wrote', () => {
    expect(reasonOf(new Problem('absent', 'plan.absent', { plan: 'p-1' }))).toBe('plan.absent')
    expect(reasonOf(new TypeError('cannot read “张三的电话”'))).toMatch(/^TypeError at eachEntry\.test\.ts:\d+$/)
    expect(reasonOf(new Error('李四\n    at 王五 (secret:1:2)\n'))).not.toMatch(/[李王]/)
    expect(reasonOf('李四')).toBe('string')
  })
})

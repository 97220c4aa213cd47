import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDeviceOf, newDeviceMark } from './deviceMark.ts'

const secret = 's'.repeat(32)

describe('the mark of a device', () => {
  it('is the person’s for whom it was made, and nobody else’s', () => {
    const mark = newDeviceMark('p-1', secret)
    expect(isDeviceOf(mark, 'p-1', secret)).toBe(true)
    expect(isDeviceOf(mark, 'p-2', secret)).toBe(false)
    expect(isDeviceOf(mark, 'p-1', 'another secret')).toBe(false)
    expect(newDeviceMark('p-1', secret)).not.toBe(mark)
  })

  it('cannot be made up', () => {
    for (const made of [null, '', '.', 'a.b', 'a.b.c', `${newDeviceMark('p-1', secret)}.`])
      expect(isDeviceOf(made, 'p-1', secret)).toBe(false)
    const mark = newDeviceMark('p-1', secret)
    fc.assert(
      fc.property(fc.nat(mark.length - 1), fc.constantFrom(...'abcXYZ019-_'), (at, other) => {
        fc.pre(mark[at] !== other)
        expect(isDeviceOf(mark.slice(0, at) + other + mark.slice(at + 1), 'p-1', secret)).toBe(false)
      }),
    )
  })
})

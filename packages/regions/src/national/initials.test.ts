import { describe, expect, it } from 'vitest'
import { initialsOf, letterOfSigns } from './initials.ts'
import { linesOf } from './lines.ts'

describe('initials of names', () => {
  const letters = letterOfSigns({ c: '长重', q: '庆', s: '沙', t: '潭', x: '湘县', z: '子' })

  it('are read sign by sign, with what has no reading as it stands', () => {
    expect(initialsOf(linesOf('430321000000 湘潭县\n430321100000 湘潭A村\n'), letters).text).toBe(
      '430321000000 xtx\n430321100000 xta村\n',
    )
  })

  it('are read both ways where a word reads its signs otherwise', () => {
    expect(initialsOf(linesOf('430321100000 长子县 zzx\n'), letters).text).toBe('430321100000 czx zzx\n')
  })
})

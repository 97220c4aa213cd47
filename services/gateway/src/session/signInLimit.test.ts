import { Problem } from '@duzhan/problems'
import { manualClock } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { signInLimit } from './signInLimit.ts'

const minute = 60_000
const limited = new Problem('limited', 'session.limited', { minutes: 5 })
const failing = (times: number, accountOf: (at: number) => string, addressOf: (at: number) => string) => {
  const clock = manualClock()
  const limit = signInLimit(clock)
  for (let at = 0; at < times; at++) limit.failed(accountOf(at), addressOf(at))
  return { clock, limit }
}

describe('signing in', () => {
  it('may fail nine times, and is limited after the tenth', () => {
    expect(() =>
      failing(
        9,
        () => 'a',
        () => '1',
      ).limit.check('a', '1'),
    ).not.toThrow()
    expect(() =>
      failing(
        10,
        () => 'a',
        () => '1',
      ).limit.check('a', '1'),
    ).toThrow(limited)
  })

  it('to one account is limited from every address', () => {
    const { limit } = failing(
      10,
      () => 'a',
      (at) => `${at}`,
    )
    expect(() => limit.check('a', 'elsewhere')).toThrow(limited)
    expect(() => limit.check('b', '1')).not.toThrow()
  })

  it('from one address is limited after fifty failures, for every account', () => {
    const before = failing(
      49,
      (at) => `a${at}`,
      () => '1',
    ).limit
    expect(() => before.check('new', '1')).not.toThrow()
    const after = failing(
      50,
      (at) => `a${at}`,
      () => '1',
    ).limit
    expect(() => after.check('new', '1')).toThrow(limited)
    expect(() => after.check('new', '2')).not.toThrow()
  })

  it('is free again five minutes after the failures', () => {
    const { clock, limit } = failing(
      10,
      () => 'a',
      () => '1',
    )
    clock.advance(5 * minute - 1)
    expect(() => limit.check('a', '1')).toThrow(limited)
    clock.advance(1)
    expect(() => limit.check('a', '1')).not.toThrow()
  })

  it('that goes well costs nothing', () => {
    const { limit } = failing(
      0,
      () => '',
      () => '',
    )
    for (let times = 0; times < 100; times++) limit.check('a', '1')
    expect(() => limit.check('a', '1')).not.toThrow()
  })

  it('keeps an account named like an address apart from it', () => {
    const { limit } = failing(
      10,
      () => '1',
      () => '2',
    )
    expect(() => limit.check('2', '1')).not.toThrow()
  })

  it('remembers who is limited, however many others fail', () => {
    const { clock, limit } = failing(
      10,
      () => 'a',
      () => '1',
    )
    clock.advance(minute)
    for (let at = 0; at < 12_000; at++) limit.failed(`a${at}`, `address ${at}`)
    expect(() => limit.check('a', '9')).toThrow(limited)
  })
})

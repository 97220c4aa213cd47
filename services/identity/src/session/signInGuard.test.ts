import { Problem } from '@duzhan/problems'
import { manualClock } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { attemptsInMemory } from '../test/memory.ts'
import { type Attempt, signInGuard } from './signInGuard.ts'

const minute = 60_000
const limited = (minutes: number) => new Problem('limited', 'session.limited', { minutes })

function house(attempts = attemptsInMemory()) {
  const clock = manualClock()
  const guard = signInGuard({ attempts, clock, secret: 's'.repeat(32) })
  const tries = (times: number, attempt: (at: number) => Partial<Attempt>) =>
    Promise.allSettled(
      Array.from({ length: times }, (_, at) => guard.reserve({ account: 'a', address: '1', device: null, ...attempt(at) })),
    )
  const letIn = async (times: number, attempt: (at: number) => Partial<Attempt>) =>
    (await tries(times, attempt)).filter(({ status }) => status === 'fulfilled').length
  return { attempts, clock, guard, letIn }
}

describe('a place for one try at a password', () => {
  it('is taken before the password is looked at: of 640 at the same moment ten are let through', async () => {
    const { letIn } = house()
    expect(await letIn(640, () => ({}))).toBe(10)
  })

  it('is counted in the store: another process, and one that was started anew, know of it', async () => {
    const { attempts, letIn } = house()
    expect(await letIn(7, () => ({}))).toBe(7)
    expect(await house(attempts).letIn(7, () => ({}))).toBe(3)
  })

  it('is given back when the password fitted, so that signing in costs nothing', async () => {
    const { guard } = house()
    for (let times = 0; times < 200; times++) await (await guard.reserve({ account: 'a', address: '1', device: null }))()
    await expect(guard.reserve({ account: 'a', address: '1', device: null })).resolves.toBeTypeOf('function')
  })

  it('is free again five minutes after the first failure', async () => {
    const { clock, guard, letIn } = house()
    await letIn(10, () => ({}))
    await expect(guard.reserve({ account: 'a', address: '1', device: null })).rejects.toEqual(limited(5))
    clock.advance(5 * minute - 1)
    await expect(guard.reserve({ account: 'a', address: '1', device: null })).rejects.toEqual(limited(1))
    clock.advance(1)
    expect(await letIn(20, () => ({}))).toBe(10)
  })

  it('is one of thirty on one account, from however many addresses that go on trying', async () => {
    const { letIn } = house()
    for (let address = 0; address < 10; address++) await letIn(10, () => ({ address: `${address}` }))
    const { letIn: later } = house()
    let through = 0
    for (let address = 0; address < 10; address++) through += await later(10, () => ({ address: `${address}` }))
    expect(through, 'thirty, and the first two of the seven addresses that came after').toBe(30 + 7 * 2)
  })

  it('is there for a newcomer from elsewhere although strangers have used up the account’s', async () => {
    const { guard, letIn } = house()
    for (const address of ['1', '2', '3', '4']) await letIn(50, () => ({ address }))
    await expect(guard.reserve({ account: 'a', address: 'home', device: null })).resolves.toBeTypeOf('function')
  })

  it('is one of three hundred on one account, even from an army of addresses', async () => {
    const { letIn } = house()
    expect(await letIn(2_000, (at) => ({ address: `${at}` }))).toBe(300)
  })

  it('is one of fifty from one address, over all accounts', async () => {
    const { letIn } = house()
    expect(await letIn(500, (at) => ({ account: `a${at}` }))).toBe(50)
    expect(await letIn(1, () => ({ account: 'new' }))).toBe(0)
    expect(await letIn(1, () => ({ account: 'new', address: '2' }))).toBe(1)
  })

  it('on a device that was let in before is out of reach of strangers, and bounded for itself', async () => {
    const { letIn } = house()
    await letIn(2_000, (at) => ({ address: `${at}` }))
    await letIn(100, () => ({}))
    expect(await letIn(640, () => ({ device: 'mine' }))).toBe(10)
    expect(await letIn(5, () => ({ device: 'my other one' }))).toBe(5)
  })

  it('that is refused costs nothing elsewhere: hammering one account does not lock the office’s other accounts', async () => {
    const { letIn } = house()
    expect(await letIn(1_000, () => ({}))).toBe(10)
    expect(await letIn(1_000, (at) => ({ account: `colleague${at}` }))).toBe(40)
  })

  it('is kept without the account or the address it is for, and an account named like an address is another', async () => {
    const { attempts, letIn } = house()
    await letIn(10, () => ({ account: 'wang', address: '10.0.0.7' }))
    expect(JSON.stringify([...attempts.kept])).not.toMatch(/wang|10\.0\.0\.7/)
    expect(await letIn(1, () => ({ account: '10.0.0.7', address: 'wang' }))).toBe(1)
  })
})

describe('whoever goes on guessing', () => {
  const asked = { account: 'a', address: '1', device: null }
  it('waits twice as long each time, to an hour', async () => {
    const { clock, guard, letIn } = house()
    for (const minutes of [5, 10, 20, 40, 60, 60]) {
      expect(await letIn(20, () => ({})), `${minutes}`).toBe(10)
      await expect(guard.reserve(asked)).rejects.toEqual(limited(minutes))
      clock.advance(minutes * minute - 1)
      await expect(guard.reserve(asked)).rejects.toEqual(limited(1))
      clock.advance(1)
    }
  })

  it('waits five minutes again when a window has ended with tries left, or a day later', async () => {
    const { clock, guard, letIn } = house()
    await letIn(10, () => ({}))
    clock.advance(5 * minute)
    await letIn(9, () => ({}))
    clock.advance(10 * minute)
    expect(await letIn(20, () => ({}))).toBe(10)
    await expect(guard.reserve(asked)).rejects.toEqual(limited(5))
    clock.advance(24 * 60 * minute + 5 * minute - 1)
    await guard.sweep()
    await letIn(10, () => ({}))
    await expect(guard.reserve(asked), 'remembered for a day').rejects.toEqual(limited(10))
    clock.advance(24 * 60 * minute + 10 * minute)
    await letIn(10, () => ({}))
    await expect(guard.reserve(asked), 'and no longer').rejects.toEqual(limited(5))
  })

  it('is not made to wait longer by tries that were given back', async () => {
    const { clock, guard, letIn } = house()
    await letIn(9, () => ({}))
    await (await guard.reserve(asked))()
    clock.advance(5 * minute)
    await letIn(10, () => ({}))
    await expect(guard.reserve(asked)).rejects.toEqual(limited(5))
  })

  it('is remembered in nothing but what still makes somebody wait', async () => {
    const { attempts, clock, guard, letIn } = house()
    await letIn(1, () => ({}))
    clock.advance(24 * 60 * minute + 5 * minute - 1)
    await guard.sweep()
    expect(attempts.kept.size).toBe(3)
    clock.advance(1)
    await guard.sweep()
    expect(attempts.kept.size).toBe(0)
  })
})

describe('a place for one try at a code', () => {
  const codes = async (guard: ReturnType<typeof house>['guard'], times: number, device: string | null) => {
    const tries = await Promise.allSettled(Array.from({ length: times }, () => guard.reserveCode({ account: 'a', device })))
    return tries.filter(({ status }) => status === 'fulfilled').length
  }
  it('is one of ten that all strangers have together, and of ten that a known device has', async () => {
    const { guard } = house()
    expect(await codes(guard, 100, null)).toBe(10)
    expect(await codes(guard, 100, 'mine')).toBe(10)
    await expect(guard.reserveCode({ account: 'a', device: null })).rejects.toEqual(limited(5))
    await expect(guard.reserveCode({ account: 'b', device: null })).resolves.toBeTypeOf('function')
  })

  it('costs nothing where the code fitted, and takes no place of a password', async () => {
    const { guard, letIn } = house()
    for (let times = 0; times < 50; times++) await (await guard.reserveCode({ account: 'a', device: null }))()
    expect(await codes(guard, 100, null)).toBe(10)
    expect(await letIn(20, () => ({}))).toBe(10)
  })
})

describe('something that may be used once', () => {
  it('is given to one of many who come at the same moment, whichever process is asked', async () => {
    const { attempts, guard } = house()
    const other = house(attempts).guard
    const taken = await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? guard : other).takeOnce('a ticket', 10)))
    expect(taken.filter((one) => one)).toHaveLength(1)
    expect(await guard.takeOnce('another', 10)).toBe(true)
  })

  it('is not given again while it is good, and forgotten by the sweep long after', async () => {
    const { attempts, clock, guard } = house()
    await guard.takeOnce('a ticket', 10)
    clock.advance(10 * minute - 1)
    expect(await guard.takeOnce('a ticket', 10)).toBe(false)
    clock.advance(25 * 60 * minute)
    await guard.sweep()
    expect(attempts.kept.size).toBe(0)
  })

  it('is kept under a key that does not tell it', async () => {
    const { attempts, guard } = house()
    await guard.takeOnce('a ticket', 10)
    expect([...attempts.kept.keys()].join()).not.toContain('ticket')
  })
})

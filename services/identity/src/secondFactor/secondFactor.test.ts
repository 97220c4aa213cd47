import { Problem } from '@duzhan/problems'
import { manualClock } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { secret, withSecondFactor } from '../test/access.ts'
import { codeAt } from '../test/codeAt.ts'
import { aPerson, peopleInMemory } from '../test/memory.ts'
import { secondFactors } from './secondFactor.ts'

const wrong = new Problem('unauthenticated', 'session.wrong-code')
const expired = new Problem('conflict', 'second-factor.ticket-expired')
const halfMinute = 30_000

function house() {
  const clock = manualClock()
  const { person, shared, recoveryCodes } = withSecondFactor(aPerson('wang'), clock, codeAt)
  const people = peopleInMemory(person, aPerson('li'))
  const factors = secondFactors({ people, clock, secret })
  clock.advance(2 * halfMinute)
  return { clock, person, people, shared, recoveryCodes, factors, now: () => codeAt(shared, clock.now()) }
}

describe('a code of the second step', () => {
  it('is taken once: the same again is refused within its time, and the one before it too', async () => {
    const { factors, person, now, shared, clock } = house()
    const before = codeAt(shared, new Date(clock.now().getTime() - halfMinute))
    const taken = await factors.take(person, now())
    await expect(factors.take(taken, now())).rejects.toEqual(wrong)
    await expect(factors.take(taken, before)).rejects.toEqual(wrong)
    clock.advance(halfMinute)
    await expect(factors.take(taken, now())).resolves.toMatchObject({ id: person.id })
  })

  it('is taken by one of those who try it at the same moment', async () => {
    const { factors, person, now } = house()
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => factors.take(person, now())))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('with which it was turned on is not one to sign in with', async () => {
    const clock = manualClock()
    const { person, shared } = withSecondFactor(aPerson('wang'), clock, codeAt)
    const factors = secondFactors({ people: peopleInMemory(person), clock, secret })
    await expect(factors.take(person, codeAt(shared, clock.now()))).rejects.toEqual(wrong)
  })

  it('may be parted as the telephone shows it', async () => {
    const { factors, person, now } = house()
    await expect(factors.take(person, ` ${now().slice(0, 3)} ${now().slice(3)} `)).resolves.toMatchObject({ version: 1 })
  })

  it('of another secret, of nobody, or of a person without any is none', async () => {
    const { factors, person, people, now, clock } = house()
    await expect(factors.take(person, codeAt('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', clock.now()))).rejects.toEqual(wrong)
    for (const code of ['', '0', 'abcdef', `${now()}1`]) await expect(factors.take(person, code)).rejects.toEqual(wrong)
    await expect(factors.take((await people.byAccount('li'))!, now())).rejects.toEqual(wrong)
  })

  it('is none where the store was moved to a platform with another secret, or to another person', async () => {
    const { person, people, now, clock, recoveryCodes } = house()
    const elsewhere = secondFactors({ people, clock, secret: 'another secret of thirty-two characters' })
    await expect(elsewhere.take(person, now())).rejects.toEqual(wrong)
    const { factors } = house()
    await expect(factors.take({ ...person, id: 'p-li' }, now())).rejects.toEqual(wrong)
    await expect(elsewhere.take(person, recoveryCodes[0]!), 'what is on paper still helps').resolves.toMatchObject({
      id: person.id,
    })
  })
})

describe('a recovery code', () => {
  it('is one of ten that differ, of eighty bits each, of which hashes are kept', () => {
    const { recoveryCodes, person } = house()
    expect(new Set(recoveryCodes).size).toBe(10)
    for (const code of recoveryCodes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/)
    for (const code of recoveryCodes) expect(JSON.stringify(person)).not.toContain(code)
  })

  it('is taken once, however it is written, and the others stay', async () => {
    const { factors, person, people, recoveryCodes } = house()
    const taken = await factors.take(person, recoveryCodes[3]!.toUpperCase().replaceAll('-', ' '))
    expect(taken.secondFactor?.recovery).toHaveLength(9)
    expect(people.kept.get('wang')?.secondFactor?.recovery).toHaveLength(9)
    await expect(factors.take(taken, recoveryCodes[3]!)).rejects.toEqual(wrong)
    await expect(factors.take(taken, recoveryCodes[4]!)).resolves.toMatchObject({ id: person.id })
  })

  it('is taken by one of those who try it at the same moment', async () => {
    const { factors, person, recoveryCodes } = house()
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => factors.take(person, recoveryCodes[0]!)))
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })
})

describe('what was begun', () => {
  it('shows its secret, keeps nothing, and is confirmed by a first code', () => {
    const { factors, person, people, clock } = house()
    const begun = factors.begin(person)
    expect(begun.uri).toContain(begun.secret)
    expect(begun.ticket).not.toContain(begun.secret)
    expect(people.kept.get('wang')).toEqual(person)
    const { secondFactor, recoveryCodes } = factors.confirm(person, {
      ticket: begun.ticket,
      code: codeAt(begun.secret, clock.now()),
    })
    expect(JSON.stringify(secondFactor)).not.toContain(begun.secret)
    expect(recoveryCodes).toHaveLength(10)
  })

  it('is not confirmed by another code', () => {
    const { factors, person, now } = house()
    const { ticket } = factors.begin(person)
    for (const code of ['', '000', now()]) expect(() => factors.confirm(person, { ticket, code })).toThrow(wrong)
  })

  it('lasts ten minutes, for that person alone', () => {
    const { factors, person, clock } = house()
    const { ticket, secret: shared } = factors.begin(person)
    const confirm = (who = person, given = ticket) => factors.confirm(who, { ticket: given, code: codeAt(shared, clock.now()) })
    expect(() => confirm({ ...person, id: 'p-li' })).toThrow(expired)
    expect(() => confirm(person, 'made-up')).toThrow(expired)
    expect(() => confirm(person, person.secondFactor?.sealed)).toThrow(expired)
    clock.advance(10 * 60_000 - 1)
    expect(confirm().recoveryCodes).toHaveLength(10)
    clock.advance(1)
    expect(() => confirm()).toThrow(expired)
  })
})

import { describe, expect, it } from 'vitest'
import { hashPassword, noPassword, passwordFits } from './password.ts'

const now = new Date('2020-03-20T01:00:00.000Z')

describe('a password', () => {
  it('fits its own hash and no other word does', async () => {
    const hash = await hashPassword('Duzhan-2020')
    expect(await passwordFits(hash, 'Duzhan-2020', now)).toBe(true)
    for (const wrong of ['duzhan-2020', 'Duzhan-2020 ', '', 'Duzhan-202', hash])
      expect(await passwordFits(hash, wrong, now), wrong).toBe(false)
  })

  it('is kept as Argon2id at nineteen mebibytes, salted, so that equal passwords do not look equal', async () => {
    const [one, other] = await Promise.all([hashPassword('same'), hashPassword('same')])
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    expect(one).not.toBe(other)
    expect(one).not.toContain('same')
  })

  it('never fits an account that does not exist, not even the decoy’s own', async () => {
    expect(await passwordFits(null, 'anything', now)).toBe(false)
    expect(await passwordFits(null, 'an account that does not exist', now)).toBe(false)
  })

  it('never fits an account that has none yet, not even what is kept in its place', async () => {
    for (const guess of [noPassword, '', 'anything']) expect(await passwordFits(noPassword, guess, now)).toBe(false)
  })
})

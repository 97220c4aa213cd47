import { describe, expect, it } from 'vitest'
import { Grant, Role } from './actor.ts'
import { PersonInput } from './person.ts'
import { policy, type Verb, verbsOf } from './policy.ts'

const rows = Object.entries(policy) as [Verb, readonly Role[]][]

describe('the policy table', () => {
  it('names roles that exist, each once in a row, and leaves no row to nobody', () => {
    for (const [verb, roles] of rows) {
      expect(roles.length, verb).toBeGreaterThan(0)
      expect(new Set(roles).size, verb).toBe(roles.length)
      for (const role of roles) expect(Role.options, verb).toContain(role)
    }
  })

  it('says the same read by row and by role', () => {
    for (const role of Role.options)
      expect(verbsOf(role).sort()).toEqual(
        rows
          .filter(([, roles]) => roles.includes(role))
          .map(([verb]) => verb)
          .sort(),
      )
  })

  it('lets no one both report a rectification back and verify it by one role', () => {
    for (const role of Role.options) {
      const verbs = verbsOf(role)
      expect(
        verbs.includes('finding.reportBack') && (verbs.includes('finding.verify') || verbs.includes('finding.closeOut')),
        role,
      ).toBe(false)
    }
  })

  it('lets who only looks change nothing', () => {
    const changes =
      /\.(create|enrol|disable|enable|changeGrants|resetPassword|changePassword|end|publish|close|saveDraft|removeDraft|submit|upload|register|freeze|accept|report|reportBack|verify|sendBack|closeOut|file|fill|save|open|resolve|repeat)$/
    expect(verbsOf('viewer').filter((verb) => changes.test(verb))).toEqual([])
    expect(verbsOf('author').filter((verb) => changes.test(verb)).length, 'the pattern finds something').toBeGreaterThan(2)
  })

  it('gives a service nothing that a person decides', () => {
    for (const verb of verbsOf('service'))
      expect(verb).toMatch(/^log\.pull$|^session\.|^person\.(enrol|openedBy)$|^evidence\.missing$|^region\.list$/)
  })
})

describe('a grant', () => {
  const grant = { role: 'inspector', region: '430300000000', plan: 'xiangtan-2020' }
  it.each([
    ['for one plan', grant],
    ['for every plan', { ...grant, plan: '*' }],
    ['of one kind of team', { ...grant, team: 'cityFixed' }],
  ])('%s is one', (_, one) => {
    expect(Grant.parse(one)).toEqual(one)
  })

  it.each([
    ['an unknown role', { ...grant, role: 'king' }],
    ['a region that is none', { ...grant, region: '*' }],
    ['a plan by pattern', { ...grant, plan: 'xiangtan-*' }],
    ['no region', { role: 'inspector', plan: '*' }],
  ])('with %s is none', (_, one) => {
    expect(Grant.safeParse(one).success).toBe(false)
  })

  const person = { account: 'new-person', title: '岗位', password: 'a long password', grants: [grant] }
  it.each([
    ['an account in capitals', { account: 'New' }],
    ['an account that begins with a digit', { account: '1abc' }],
    ['no password', { password: '' }],
    ['the role of a service', { grants: [{ ...grant, role: 'service' }] }],
    ['more grants than anyone needs', { grants: Array(51).fill(grant) }],
  ])('is not given to a person with %s', (_, over) => {
    expect(PersonInput.safeParse(person).success).toBe(true)
    expect(PersonInput.safeParse({ ...person, ...over }).success).toBe(false)
  })
})

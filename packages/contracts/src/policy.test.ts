import { describe, expect, it } from 'vitest'
import { Grant, Role } from './actor.ts'
import { BodyInput } from './body.ts'
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
      expect(verbsOf({ role }).sort()).toEqual(
        rows
          .filter(([, roles]) => roles.includes(role))
          .map(([verb]) => verb)
          .sort(),
      )
  })

  it('lets no one both report a rectification back and verify it by one role', () => {
    for (const role of Role.options) {
      const verbs = verbsOf({ role })
      expect(
        verbs.includes('finding.reportBack') && (verbs.includes('finding.verify') || verbs.includes('finding.closeOut')),
        role,
      ).toBe(false)
    }
  })

  it('lets who only looks change nothing', () => {
    const changes =
      /\.(create|enrol|disable|enable|changeGrants|resetPassword|changePassword|resetSecondFactor|move|cancelMove|remove|bringBack|invite|revokeInvitation|confirmSecondFactor|removeSecondFactor|endOwn|endOthers|end|publish|close|saveDraft|removeDraft|submit|upload|register|freeze|accept|report|reportBack|verify|sendBack|closeOut|file|fill|save|retire|open|resolve|repeat)$/
    expect(verbsOf({ role: 'viewer' }).filter((verb) => changes.test(verb))).toEqual([])
    expect(
      verbsOf({ role: 'author' }).filter((verb) => changes.test(verb)).length,
      'the pattern finds something',
    ).toBeGreaterThan(2)
  })

  it('gives a service nothing that a person decides', () => {
    for (const verb of verbsOf({ role: 'service' }))
      expect(verb).toMatch(
        /^log\.pull$|^session\.|^signOn\.|^setup\.|^invitation\.|^person\.(enrol|openedBy|inspecting|byAccount)$|^evidence\.missing$|^region\.list$|^body\.within$|^target\.touched$/,
      )
  })
})

describe('a grant of one target', () => {
  const verbs = verbsOf({ role: 'unit', target: 'v-1' })

  it('holds what its role holds about a target, and nothing else of it', () => {
    for (const verb of verbs) expect(verbsOf({ role: 'unit' })).toContain(verb)
    expect(verbs).toEqual(
      expect.arrayContaining([
        'target.byId',
        'finding.reportBack',
        'finding.summary',
        'due.handIn',
        'due.soon',
        'evidence.upload',
      ]),
    )
    expect(verbs.filter((verb) => /^summary|figure|effects|targetList|task|log|person/.test(verb))).toEqual([])
  })

  it('lets who inspects send records, which are the target’s own, and nobody else', () => {
    for (const role of Role.options)
      expect(verbsOf({ role, target: 'v-1' }).includes('submission.submit'), role).toBe(role === 'inspector')
  })

  it('never tells when somebody comes, whatever its role', () => {
    for (const role of Role.options)
      for (const verb of ['visit.list', 'visit.month', 'due.effects', 'summary.byRegion'] as const)
        expect(verbsOf({ role, target: 'v-1' }), `${role} ${verb}`).not.toContain(verb)
  })
})

describe('a grant of one body', () => {
  it('holds what is owed by it and to it', () => {
    expect(verbsOf({ role: 'reviewer', body: 'education' })).toEqual(
      expect.arrayContaining(['plan.byId', 'due.board', 'due.month', 'due.receive', 'due.sendBack', 'due.revokeReceipt']),
    )
  })

  it('holds the visits that it is given, what is filled in on them and the findings that concern it, and no figures, registers or people', () => {
    const aboutTargets = (role: Role) =>
      verbsOf({ role, body: 'assessor' }).filter((verb) =>
        /^(target|finding|visit|submission|evidence|person|summary|figure)/.test(verb),
      )
    expect(aboutTargets('inspector').sort()).toEqual([
      ...['evidence.byId', 'evidence.upload', 'finding.byId', 'finding.choices', 'finding.list', 'finding.summary'],
      ...['submission.byId', 'submission.list', 'submission.submit', 'submission.submitMany'],
      ...['target.byId', 'visit.list', 'visit.month'],
    ])
    const steps: Partial<Record<Role, RegExp>> = {
      unit: /^finding\.(accept|reportBack|askExtension)$/,
      reviewer: /^finding\.(verify|sendBack|closeOut|extend|refuseExtension)$/,
    }
    const given = new Set(aboutTargets('inspector'))
    for (const role of Role.options)
      expect(
        aboutTargets(role).filter((verb) => !given.has(verb) && !steps[role]?.test(verb)),
        role,
      ).toEqual([])
  })
})

describe('a body of the directory', () => {
  const body = {
    ...{ key: 'schools', jurisdiction: '430300000000', title: '各学校', kind: 'group', region: '430300000000' },
    ...{ parent: null, posts: [], members: { by: 'kind', kind: 'school', level: 'township' }, version: 0 },
  }
  it.each([
    ['a group by kind and level', {}, true],
    ['a group by key', { members: { by: 'key', members: ['a', 'b'] } }, true],
    ['a group without members', { members: null }, false],
    ['a group of nobody', { members: { by: 'key', members: [] } }, false],
    ['a group of groups by kind', { members: { by: 'kind', kind: 'group', level: 'township' } }, false],
    ['an office with members', { kind: 'office' }, false],
    ['an office', { kind: 'office', members: null }, true],
  ])('that is %s: %j → %s', (_, over, isTaken) => {
    expect(BodyInput.safeParse({ ...body, ...over }).success).toBe(isTaken)
  })
})

describe('a grant', () => {
  const grant = { role: 'inspector', region: '430300000000', plan: 'xiangtan-2020' }
  it.each([
    ['for one plan', grant],
    ['for every plan', { ...grant, plan: '*' }],
    ['of one kind of team', { ...grant, team: 'cityFixed' }],
    ['of one target', { ...grant, role: 'unit', target: 'v430381106229' }],
    ['of one target to check itself', { ...grant, target: 'v430381106229' }],
    ['of one body', { ...grant, body: 'education' }],
  ])('%s is one', (_, one) => {
    expect(Grant.parse(one)).toEqual(one)
  })

  it.each([
    ['an unknown role', { ...grant, role: 'king' }],
    ['a region that is none', { ...grant, region: '*' }],
    ['a plan by pattern', { ...grant, plan: 'xiangtan-*' }],
    ['no region', { role: 'inspector', plan: '*' }],
    ['a target that is none', { ...grant, target: '*' }],
    ['a body that is none', { ...grant, body: 'a body' }],
  ])('with %s is none', (_, one) => {
    expect(Grant.safeParse(one).success).toBe(false)
  })

  const person = { account: 'new-person', title: '岗位', password: 'a long password', grants: [grant] }
  it.each([
    ['an account in capitals', { account: 'New' }],
    ['an account that begins with a digit', { account: '1abc' }],
    ['no password', { password: '' }],
    ['the role of a service', { grants: [{ ...grant, role: 'service' }] }],
    ['a target of every plan', { grants: [{ ...grant, role: 'unit', plan: '*', target: 'v-1' }] }],
    ['a target and a body at once', { grants: [{ ...grant, role: 'unit', target: 'v-1', body: 'education' }] }],
    ['a target and a unit at once', { grants: [{ ...grant, role: 'unit', target: 'v-1', unit: 'office' }] }],
    ['a target to check itself for a team', { grants: [{ ...grant, target: 'v-1', team: 'cityFixed' }] }],
    ['a body to administer', { grants: [{ ...grant, role: 'operator', body: 'education' }] }],
    ['a target to write plans for', { grants: [{ ...grant, role: 'author', target: 'v-1' }] }],
    ['more grants than anyone needs', { grants: Array(51).fill(grant) }],
  ])('is not given to a person with %s', (_, over) => {
    expect(PersonInput.safeParse(person).success).toBe(true)
    expect(PersonInput.safeParse({ ...person, ...over }).success).toBe(false)
  })
})

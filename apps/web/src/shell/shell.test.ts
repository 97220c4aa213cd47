import { readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { describe, expect, it } from 'vitest'
import { homeRegion, seesWhole } from '../person/homeRegion.ts'
import { may, type Person } from '../person/me.ts'
import { landing } from './landing.ts'

type Grant = Person['grants'][number]
const person = (grants: Grant[], verbs: Person['verbs'] = ['summary.byRegion']): Person => ({
  account: 'a',
  title: '岗位',
  isDemonstration: false,
  grants,
  verbs,
  held: [],
  today: '2020-03-20',
  clockAhead: 0,
})
const grant = (role: Grant['role'], region = '430300000000', plan = 'p'): Grant => ({ role, region, plan })

const supervised = readPlan(packs[0]?.plan)
const home = `/${supervised.code}`

describe('where the work of a person begins', () => {
  it.each([
    ['inspector', `${home}/visits`],
    ['unit', `${home}/findings`],
    ['author', home],
    ['viewer', `${home}/summary`],
    ['reviewer', `${home}/summary`],
  ] as const)('for a person who is %s: %s', (role, path) => {
    expect(landing(person([grant(role)]), supervised)).toBe(path)
  })

  it.each(['inspector', 'unit', 'author', 'viewer', 'reviewer'] as const)(
    'is the plan itself where it gives nothing to supervise: %s',
    (role) => {
      expect(landing(person([grant(role)]), { ...supervised, targetLists: [], duties: {} })).toBe(home)
    },
  )

  it('is the plan for a unit where no checklist could open a finding: its tasks are there', () => {
    expect(landing(person([grant('unit')]), { ...supervised, checklists: [] })).toBe(home)
  })

  it('is the plan for a person who may not see the figures', () => {
    expect(landing(person([grant('operator')], []), supervised)).toBe(home)
  })

  it('is the own target for who is granted one alone, and what is owed for who speaks for a body', () => {
    const own = { ...grant('unit', '430381106000', supervised.code), target: 'v-1' }
    expect(landing(person([own], ['target.byId']), supervised)).toBe(`${home}/targets/v-1`)
    const both = [own, { ...own, role: 'inspector' as const }]
    expect(landing(person(both, ['target.byId']), supervised), 'as unit and to check itself').toBe(`${home}/targets/v-1`)
    expect(landing(person([own, { ...own, target: 'v-2' }], []), supervised), 'of two').toBe(`${home}/findings`)
    expect(landing(person([{ ...own, plan: 'another' }], []), supervised), 'of another plan').toBe(`${home}/findings`)
    expect(landing(person([{ ...grant('unit'), body: 'education' }], ['due.board']), supervised)).toBe(`${home}/dues`)
    expect(landing(person([{ ...grant('unit'), body: 'education' }, grant('author')], ['due.board']), supervised)).toBe(home)
  })

  it('is the plan for an author, whatever else they are', () => {
    expect(landing(person([grant('inspector'), grant('author'), grant('unit')]), supervised)).toBe(home)
  })
})

describe('what a person holds', () => {
  it('is the widest region of their grants for the plan', () => {
    const grants = [grant('unit', '430381106000'), grant('viewer', '430300000000'), grant('viewer', '430000000000', 'other')]
    expect(homeRegion(person(grants), 'p')).toBe('430300000000')
    // a code that ends in more zeros is no wider
    expect(homeRegion(person([grant('viewer', '430300000000'), grant('viewer', '431000000000')]), 'p')).toBe('430300000000')
  })

  it('counts a grant for every plan', () => {
    expect(homeRegion(person([grant('viewer', '410325000000', '*')]), 'p')).toBe('410325000000')
    expect(homeRegion(person([grant('viewer', '410325000000', 'q')]), 'p')).toBe('')
  })

  it('is the whole of a plan for whoever stands where it is made or above, not for a part of it or a stranger', () => {
    const plan = { code: 'p', jurisdiction: '430300000000' }
    const sees = (region: string) => seesWhole(person([grant('viewer', region)]), plan)
    expect(['430300000000', '430000000000', '430381000000', '410000000000'].map(sees)).toEqual([true, true, false, false])
    expect(seesWhole(person([grant('viewer', '430000000000', 'q')]), plan)).toBe(false)
  })

  it('is a verb that the platform listed, and no other', () => {
    const me = person([grant('viewer')], ['plan.byId'])
    expect(may(me, 'plan.byId')).toBe(true)
    expect(may(me, 'finding.closeOut')).toBe(false)
  })
})

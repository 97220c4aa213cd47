import { FindingState, type FindingVerb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { after, closedOn, type FindingStep, inProgress, transitions } from './finding.ts'

const verbs: FindingVerb[] = ['handOver', 'accept', 'reportBack', 'verify', 'sendBack', 'closeOut', 'withdraw']
/** More time: asked for, given and not given. */
const extending: FindingVerb[] = ['askExtension', 'extend', 'refuseExtension']

/** A finding's whole life: from each state, what each verb leads to. · is refused, ! is refused because nothing is verified yet. */
const life = `
state      | handOver   | accept     | reportBack | verify   | sendBack | closeOut  | withdraw
recorded   | handedOver | ·          | ·          | ·        | ·        | !         | withdrawn
handedOver | ·          | rectifying | submitted  | ·        | ·        | !         | withdrawn
rectifying | ·          | ·          | submitted  | ·        | ·        | !         | withdrawn
returned   | ·          | ·          | submitted  | ·        | ·        | !         | withdrawn
submitted  | ·          | ·          | ·          | verified | returned | !         | withdrawn
verified   | ·          | ·          | ·          | ·        | returned | closedOut | withdrawn
closedOut  | ·          | ·          | ·          | ·        | ·        | ·         | ·
withdrawn  | ·          | ·          | ·          | ·        | ·        | ·         | ·
`
const [head = [], ...rows] = life
  .trim()
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
const steps = rows.flatMap(([state = '', ...cells]) => cells.map((to, at) => [state, head[at + 1] ?? '', to] as const))

describe('the life of a finding', () => {
  it('is told of every state and every verb', () => {
    expect(rows.map(([state]) => state).sort()).toEqual([...FindingState.options].sort())
    expect(head.slice(1)).toEqual(verbs)
    expect(Object.keys(transitions).sort()).toEqual([...FindingState.options].sort())
  })

  it.each(steps)('%s, %s → %s', (from, does, to) => {
    const [state, verb] = [from as FindingState, does as FindingVerb]
    const refusal = { '·': 'finding.wrong-state', '!': 'finding.not-verified' }[to]
    if (refusal) expect(() => after(state, verb)).toThrow(new Problem('conflict', refusal, { state, verb }))
    else expect(after(state, verb)).toBe(to)
  })

  it.each(FindingState.options)(
    '%s: more time is asked for and decided on while the unit is to rectify, and changes no state',
    (state) => {
      for (const verb of extending) {
        const refusal = new Problem('conflict', 'finding.wrong-state', { state, verb })
        if (['handedOver', 'rectifying', 'returned'].includes(state)) expect(after(state, verb)).toBe(state)
        else expect(() => after(state, verb)).toThrow(refusal)
      }
    },
  )

  it('ends closed out or withdrawn, and every state but these leads to a close-out', () => {
    const leadsOn = (state: FindingState) => Object.values(transitions[state])
    expect(FindingState.options.filter((state) => leadsOn(state).length === 0)).toEqual(['closedOut', 'withdrawn'])
    for (const start of FindingState.options.filter((state) => state !== 'withdrawn')) {
      const reached = new Set<FindingState>([start])
      for (const state of reached) for (const next of leadsOn(state)) reached.add(next)
      expect(reached.has('closedOut'), start).toBe(true)
    }
  })

  it('never comes to a close-out but through a verification', () => {
    const before = FindingState.options.filter((state) => Object.values(transitions[state]).includes('closedOut'))
    expect(before).toEqual(['verified'])
    const verifying = Object.values(transitions).flatMap((row) => Object.entries(row).filter(([, to]) => to === 'verified'))
    expect(verifying).toEqual([['verify', 'verified']])
  })

  it('is in progress from the report back until it is closed out or sent back', () => {
    expect(inProgress).toEqual(['submitted', 'verified'])
  })
})

describe('the day on which a finding was closed out', () => {
  const step = (verb: FindingStep['verb'], at: string): FindingStep => ({
    ...{ verb, at: new Date(at), by: { id: 'p', title: '某岗位' }, text: null, photos: [] },
    ...{ rectifyBy: null, submission: null },
  })

  it('is that of its last step, by the calendar of Shanghai', () => {
    const timeline = [step('record', '2020-03-01T00:00:00Z'), step('closeOut', '2020-03-20T16:30:00Z')]
    expect(closedOn({ state: 'closedOut', timeline })).toBe('2020-03-21')
  })

  it('is none while it is not closed out', () => {
    expect(closedOn({ state: 'verified', timeline: [step('verify', '2020-03-20T01:00:00Z')] })).toBeNull()
    expect(closedOn({ state: 'closedOut', timeline: [] }), 'one whose steps are lost').toBeNull()
  })
})

import { FindingState } from '@duzhan/contracts'
import { asInspector, asReviewer, asUnit, asViewer, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { transitions } from './finding.ts'
import { turnsOf } from './turnsOf.ts'

describe('whose turn it is', () => {
  it('is the responsible unit’s, at its own seat, until it has reported back', () => {
    const states = ['handedOver', 'rectifying', 'returned']
    expect(turnsOf(asUnit, world.plan, 'open')).toEqual([{ states, seat: 'responsible', region: asUnit.grants[0]?.region }])
  })

  it('is the reviewer’s, where the target lies, until it is closed out or sent back', () => {
    const own = { states: ['submitted', 'verified'], seat: 'target', region: world.county }
    expect(turnsOf(asReviewer, world.plan, 'submitted')).toEqual([own])
  })

  it('is also the reviewer’s where more time is asked for, unless only those in one state are asked for', () => {
    const extension = { states: ['handedOver', 'rectifying', 'returned'], seat: 'extension', region: world.county }
    expect(turnsOf(asReviewer, world.plan, 'toExtend')).toEqual([extension])
    for (const standing of ['open', 'all'] as const) expect(turnsOf(asReviewer, world.plan, standing)).toContainEqual(extension)
    for (const standing of ['toRectify', 'returned', 'submitted'] as const)
      expect(turnsOf(asReviewer, world.plan, standing)).not.toContainEqual(extension)
    expect(turnsOf(asUnit, world.plan, 'toExtend')).toEqual([])
  })

  it('is that of who is granted one target, about that one alone', () => {
    const asTarget = { ...asUnit, grants: [{ role: 'unit' as const, region: world.county, plan: world.plan, target: 'v-1' }] }
    expect(turnsOf(asTarget, world.plan, 'toRectify')).toMatchObject([
      { seat: 'responsible', region: world.county, target: 'v-1' },
    ])
  })

  it('is that of a body of the directory, for what it answers for, found, or decides on', () => {
    const grants = [{ role: 'unit' as const, region: world.county, plan: world.plan, body: 'waste' }]
    expect(turnsOf({ ...asUnit, grants }, world.plan, 'toRectify')).toMatchObject([{ seat: 'responsible', body: 'waste' }])
    const reviewing = { ...asReviewer, grants: [{ ...grants[0]!, role: 'reviewer' as const }] }
    const turns = turnsOf(reviewing, world.plan, 'open')
    expect(turns.map(({ seat }) => seat)).toEqual(['extension', 'target'])
    expect(turns.every((turn) => 'body' in turn && turn.body === 'waste' && !('region' in turn))).toBe(true)
  })

  it.each([asViewer, asInspector])('is nobody’s who only looks on', (actor) => {
    expect(turnsOf(actor, world.plan, 'all')).toEqual([])
    expect(turnsOf(asReviewer, 'another-plan', 'all')).toEqual([])
  })

  it('is somebody’s in every state that a person can move on from', () => {
    const waiting = [asUnit, asReviewer].flatMap((actor) =>
      turnsOf(actor, world.plan, 'submitted').flatMap(({ states }) => states),
    )
    const moved = FindingState.options.filter((state) =>
      Object.keys(transitions[state]).some((verb) => verb !== 'handOver' && verb !== 'withdraw'),
    )
    expect([...waiting].sort()).toEqual([...moved].sort())
  })
})

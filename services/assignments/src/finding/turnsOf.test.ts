import { FindingState } from '@duzhan/contracts'
import { asInspector, asReviewer, asUnit, asViewer, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { transitions } from './finding.ts'
import { turnsOf } from './turnsOf.ts'

describe('whose turn it is', () => {
  it('is the responsible unit’s, at its own seat, until it has reported back', () => {
    const states = ['handedOver', 'rectifying', 'returned']
    expect(turnsOf(asUnit, world.plan)).toEqual([{ states, seat: 'responsible', region: asUnit.grants[0]?.region }])
  })

  it('is the reviewer’s, where the target lies, until it is closed out or sent back', () => {
    expect(turnsOf(asReviewer, world.plan)).toEqual([{ states: ['submitted', 'verified'], seat: 'target', region: world.county }])
  })

  it('is that of who is granted one target, about that one alone', () => {
    const asTarget = { ...asUnit, grants: [{ role: 'unit' as const, region: world.county, plan: world.plan, target: 'v-1' }] }
    expect(turnsOf(asTarget, world.plan)).toMatchObject([{ seat: 'responsible', region: world.county, target: 'v-1' }])
  })

  it.each([asViewer, asInspector])('is nobody’s who only looks on', (actor) => {
    expect(turnsOf(actor, world.plan)).toEqual([])
    expect(turnsOf(asReviewer, 'another-plan')).toEqual([])
  })

  it('is somebody’s in every state that a person can move on from', () => {
    const waiting = [asUnit, asReviewer].flatMap((actor) => turnsOf(actor, world.plan).flatMap(({ states }) => states))
    const moved = FindingState.options.filter((state) =>
      Object.keys(transitions[state]).some((verb) => verb !== 'handOver' && verb !== 'withdraw'),
    )
    expect([...waiting].sort()).toEqual([...moved].sort())
  })
})

import type { FilingState } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { after, breachesOf, type FilingVerb, transitions } from './filing.ts'

const states: FilingState[] = ['missing', 'submitted', 'returned', 'accepted']
const verbs: FilingVerb[] = ['file', 'accept', 'sendBack']
function outcome(state: FilingState, verb: FilingVerb): string {
  try {
    return after(state, verb)
  } catch (error) {
    if (error instanceof Problem) return error.code
    throw error
  }
}

describe('the life of a filing', () => {
  it('is filed below, answered above, and filed again after a return or a change', () => {
    const table = states.flatMap((state) =>
      verbs.flatMap((verb) => {
        const next = outcome(state, verb)
        return next === 'filing.wrong-state' ? [] : [`${state} ${verb} ${next}`]
      }),
    )
    expect(table).toEqual([
      'missing file submitted',
      'submitted accept accepted',
      'submitted sendBack returned',
      'returned file submitted',
      'accepted file submitted',
    ])
  })

  it('leads from being missing to every state, and never back to being missing', () => {
    const reached = new Set<FilingState>(['missing'])
    for (const state of reached) for (const next of Object.values(transitions[state])) reached.add(next)
    expect([...reached].sort()).toEqual([...states].sort())
    expect(states.flatMap((state) => Object.values(transitions[state]))).not.toContain('missing')
  })
})

describe('what stands in the way of acceptance', () => {
  it('is every breach; what no rule can judge is left to a person', () => {
    const findings = (['fixed.changed', 'floor.weakened', 'floor.removed', 'floor.unclear'] as const).map((code) => ({
      code,
      path: 'cycles.month',
      hold: 'floor' as const,
      upper: '',
      lower: '',
      message: code,
    }))
    expect(breachesOf(findings).map(({ code }) => code)).toEqual(['fixed.changed', 'floor.weakened', 'floor.removed'])
  })
})

import { describe, expect, it } from 'vitest'
import { smallPlan } from '../test/smallPlan.ts'
import { ladderProposals } from './ladderProposals.ts'

const atLeast = (field: string, minimum: number) => ({ properties: { [field]: { minimum } }, required: [field] })

describe('the ladder', () => {
  it('proposes a step once its condition is met, with the condition as a sentence', () => {
    expect(ladderProposals(smallPlan(), { consecutiveYellowCards: 2 })).toEqual([
      { step: 'interview', title: '约谈', actions: ['interview'], sentence: '连续黄牌 不少于 2 次' },
    ])
  })

  it('proposes nothing short of the condition, nor for figures that nobody counted', () => {
    expect(ladderProposals(smallPlan(), { consecutiveYellowCards: 1, yellowCards: 9 })).toEqual([])
    expect(ladderProposals(smallPlan(), {})).toEqual([])
  })

  it('proposes every step that is met, in the order of the ladder', () => {
    const plan = smallPlan()
    plan.ladder.unshift({ key: 'rectify', title: '限期整改', when: atLeast('openFindings', 1), actions: ['rectify'] })
    const standing = { openFindings: 3, consecutiveYellowCards: 2 }
    expect(ladderProposals(plan, standing).map((proposal) => proposal.step)).toEqual(['rectify', 'interview'])
  })
})

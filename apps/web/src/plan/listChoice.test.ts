import type { ListProposal } from '@duzhan/contracts'
import { describe, expect, it } from 'vitest'
import { aProposal } from '../test/builders/aTarget.ts'
import { decisionOf, mayChoose } from './listChoice.ts'

const reason = '县里已核实人数变化'
const on = aProposal({ change: 'on', from: null, list: 'municipal' })
const off = aProposal()
const moved = aProposal({ change: 'move', from: 'municipal', list: 'provincial' })

describe('what a choice about a proposal comes to', () => {
  it.each([
    ['a village that would go on is designated', on, 'apply', { verb: 'designate', list: 'municipal' }],
    ['a village that would go on is left where it is', on, 'keep', { verb: 'leave', list: 'municipal' }],
    ['a village that would go off is released', off, 'apply', { verb: 'release', list: 'municipal' }],
    ['a village that would go off is kept', off, 'keep', { verb: 'keep', list: 'municipal' }],
    ['a village that would move is designated on the other list', moved, 'apply', { verb: 'designate', list: 'provincial' }],
    ['a village that would move is kept on its own', moved, 'keep', { verb: 'keep', list: 'municipal' }],
  ] as const)('%s', (_, proposal, choice, decision) => {
    expect(decisionOf(proposal, choice, reason)).toEqual({ target: 'v-1', ...decision, reason })
  })
})

describe('whether a choice can be sent', () => {
  it.each<[string, ListProposal[], 'apply' | 'keep', string, boolean]>([
    ['designating by a rule needs no words', [on], 'apply', '', true],
    ['moving by a rule needs none either', [on, moved], 'apply', '', true],
    ['releasing needs a reason', [off], 'apply', '', false],
    ['one release among others needs a reason for all', [on, off], 'apply', '', false],
    ['releasing for a reason', [off], 'apply', reason, true],
    ['doing nothing is a decision, and needs a reason', [on], 'keep', '', false],
    ['doing nothing for a reason', [on, off, moved], 'keep', reason, true],
    ['blanks are no reason', [off], 'apply', '        ', false],
    ['nothing is chosen', [], 'apply', reason, false],
  ])('%s', (_, chosen, choice, words, may) => {
    expect(mayChoose(chosen, choice, words)).toBe(may)
  })
})

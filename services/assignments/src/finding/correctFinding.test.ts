import { aSubmissionEvent, asInspector } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { aFinding } from '../test/aFinding.ts'
import { correctFinding } from './correctFinding.ts'
import { type Finding, openStates } from './finding.ts'

const correction = aSubmissionEvent({
  id: 's-2',
  receivedAt: '2020-03-20T02:00:00.000Z',
  corrects: { submission: 's-1', reason: '现场误点，已核对', first: 's-1', no: 1 },
})
const finding = (over: Partial<Finding> = {}): Finding =>
  aFinding({ id: 's-1:a.b.c', answer: '是', note: '村口有垃圾堆', photos: ['p-1'], ...over })
const step = {
  at: new Date('2020-03-20T02:00:00.000Z'),
  by: { id: asInspector.id, title: asInspector.title },
  text: '现场误点，已核对',
  photos: [],
  rectifyBy: null,
  submission: 's-2',
}

describe('a correction without the bad answer', () => {
  it.each(openStates)('withdraws a finding that is %s, with the reason and the correction', (state) => {
    expect(correctFinding(finding({ state }), undefined, correction)).toEqual({
      state: 'withdrawn',
      rectifyBy: '2020-04-04',
      step: { verb: 'withdraw', ...step },
    })
  })

  it.each(['closedOut', 'withdrawn'] as const)('leaves one that is %s as it was dealt with', (state) => {
    expect(correctFinding(finding({ state }), undefined, correction)).toBeNull()
  })

  it('leaves standing what another visit reported too, and takes back its own report only', () => {
    const both = finding({ submissions: ['s-1', 's-9'], records: ['s-1', 's-9'] })
    const change = correctFinding(both, undefined, correction)
    expect(change).toMatchObject({ state: 'handedOver', records: ['s-9'], step: { verb: 'correct', ...step } })
    expect(correctFinding({ ...both, ...change }, undefined, correction), 'asked again').toBeNull()
  })
})

describe('a correction that still holds the bad answer', () => {
  it('changes nothing where note and photos are the same', () => {
    expect(correctFinding(finding(), finding({ id: 's-2:a.b.c' }), correction)).toBeNull()
  })

  it.each([
    ['note', { note: '村口有两处垃圾堆' }],
    ['photos', { photos: ['p-1', 'p-2'] }],
  ])('puts the corrected %s in place once, and keeps state and deadline', (_, over) => {
    const change = correctFinding(finding({ state: 'submitted' }), finding(over), correction)
    expect(change).toMatchObject({ state: 'submitted', rectifyBy: '2020-04-04', ...over, step: { verb: 'correct' } })
    expect(correctFinding({ ...finding(), ...change }, finding(over), correction), 'asked again').toBeNull()
  })
})

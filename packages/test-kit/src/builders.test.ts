import { SubmissionInput } from '@duzhan/contracts'
import { readPlan } from '@duzhan/plan'
import { describe, expect, it } from 'vitest'
import { aDesignation, aPlan, aSubmission, aSubmissionEvent, manualClock, world } from './index.ts'

describe('what the builders make', () => {
  it('is a submission that the contract takes, finished before the clock of the tests begins', () => {
    expect(SubmissionInput.parse(aSubmission())).toEqual(aSubmission())
    expect(Date.parse(aSubmission().finishedAt)).toBeLessThan(manualClock().now().getTime())
  })

  it('is a plan that can be read, of which nothing is lost', () => {
    expect(readPlan(aPlan())).toEqual(aPlan())
  })

  it('is about one village of the made-up world', () => {
    for (const made of [aDesignation(), aSubmissionEvent()]) {
      expect(made).toMatchObject({ plan: world.plan, target: aSubmission().target })
      expect(made.regionPath.at(-1)).toBe(world.village)
    }
  })

  it('is changed where a test says so, and shared with no other', () => {
    expect(aDesignation({ list: null })).toEqual({ ...aDesignation(), list: null })
    aDesignation().regionPath.push('x')
    expect(aDesignation().regionPath).toHaveLength(5)
  })
})

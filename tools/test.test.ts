import { describe, expect, it } from 'vitest'
import { tallyPlaywright, tallyVitest } from './test.mjs'

describe('adding up vitest', () => {
  const file = (status: string, ...assertions: string[]) => ({
    status,
    assertionResults: assertions.map((it) => ({ status: it })),
  })

  it('counts passed and failed tests', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      testResults: [file('passed', 'passed'), file('failed', 'failed', 'passed')],
    }
    expect(tallyVitest(report)).toEqual({ passed: 3, failed: 1 })
  })

  it('counts a file that could not be loaded as one failure', () => {
    expect(tallyVitest({ numPassedTests: 3, numFailedTests: 0, testResults: [file('failed')] })).toEqual({ passed: 3, failed: 1 })
  })
})

describe('adding up playwright', () => {
  const suite = (...tests: { status: string; annotations: { type: string }[] }[]) => ({ suites: [{ specs: [{ tests }] }] })
  const stats = { expected: 2, flaky: 1, unexpected: 1 }

  it('counts a test that passed on its second try as passed', () => {
    expect(tallyPlaywright({ stats, errors: [], suites: [] })).toEqual({ passed: 3, failed: 1 })
  })

  it('counts what never ran as failed, but not what a test asks to skip', () => {
    const suites = [suite({ status: 'skipped', annotations: [] }, { status: 'skipped', annotations: [{ type: 'skip' }] })]
    expect(tallyPlaywright({ stats, errors: [], suites })).toEqual({ passed: 3, failed: 2 })
  })

  it('counts an error outside any test as failed', () => {
    const none = { expected: 0, flaky: 0, unexpected: 0 }
    expect(tallyPlaywright({ stats: none, errors: [{ message: 'no server' }], suites: [] })).toEqual({ passed: 0, failed: 1 })
  })
})

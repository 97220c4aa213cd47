import { describe, expect, it } from 'vitest'
import { failedInPlaywright, failedInVitest, tallyPlaywright, tallyVitest } from './test.mjs'

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

describe('saying what failed', () => {
  it('names each failed test of vitest with why, and a file that could not be loaded', () => {
    const testResults = [
      { name: 'a.test.ts', status: 'passed', assertionResults: [{ status: 'passed', fullName: 'holds' }] },
      {
        name: 'b.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'holds' },
          { status: 'failed', fullName: 'breaks', failureMessages: ['Error: no'] },
        ],
      },
      { name: 'c.test.ts', status: 'failed', message: 'cannot be read', assertionResults: [] },
    ]
    expect(failedInVitest({ testResults })).toEqual(['b.test.ts › breaks\nError: no', 'c.test.ts\ncannot be read'])
  })

  it('names each failed test of playwright, in suites of suites too, and errors outside any', () => {
    const spec = (title: string, status: string, message?: string) => ({
      ...{ title, file: 'walk.spec.ts' },
      tests: [{ status, results: message ? [{ error: { message } }] : [] }],
    })
    const suites = [{ specs: [spec('holds', 'expected')], suites: [{ specs: [spec('breaks', 'unexpected', 'not seen')] }] }]
    expect(failedInPlaywright({ suites, errors: [{ message: 'no server' }] })).toEqual([
      'walk.spec.ts › breaks\nnot seen',
      'no server',
    ])
  })
})

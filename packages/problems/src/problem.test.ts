import { describe, expect, it } from 'vitest'
import { httpStatus } from './httpStatus.ts'
import { Problem } from './problem.ts'

describe('a problem', () => {
  it('is an error that carries its kind, its permanent code and its details', () => {
    const problem = new Problem('conflict', 'person.exists', { account: 'wang' })
    expect(problem).toBeInstanceOf(Error)
    expect(problem).toMatchObject({ name: 'Problem', kind: 'conflict', code: 'person.exists', details: { account: 'wang' } })
    expect(problem.message).toBe('person.exists')
  })

  it('has no details unless it is given some', () => {
    expect(new Problem('absent', 'plan.absent').details).toEqual({})
  })

  it('maps to a client or availability status for every kind, each its own', () => {
    const statuses = Object.values(httpStatus)
    expect(new Set(statuses).size).toBe(statuses.length)
    for (const status of statuses) expect(status === 503 || (status >= 400 && status < 500)).toBe(true)
  })
})

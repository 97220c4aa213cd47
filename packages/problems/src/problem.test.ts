import { describe, expect, it } from 'vitest'
import { httpStatus, Problem } from './problem.ts'

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

describe('whom a problem concerns', () => {
  it('is for the log alone: neither its details nor what is written of it name them', () => {
    const problem = new Problem('unauthenticated', 'session.wrong-password').concerning('p-1')
    expect(problem.subject).toBe('p-1')
    expect(JSON.stringify({ ...problem, text: String(problem) })).not.toContain('p-1')
    expect(problem).toEqual(new Problem('unauthenticated', 'session.wrong-password'))
    expect(new Problem('absent', 'plan.absent').subject).toBeUndefined()
  })
})

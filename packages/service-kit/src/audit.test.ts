import { policy, type Verb } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asOperator, asViewer } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import { isKept, subjectOf } from './audit.ts'
import { serviceActor } from './principal.ts'

const asGateway = serviceActor('gateway')
const kept = (verb: Verb, actor = asOperator, problem: Problem | null = null) => isKept({ verb, actor, problem })

describe('what is kept in the log', () => {
  it('are all changes of who may do what, and of what is published', () => {
    const changes = (Object.keys(policy) as Verb[]).filter((verb) => kept(verb))
    expect(changes).toEqual(
      expect.arrayContaining(['person.create', 'person.disable', 'person.changeGrants', 'person.resetPassword', 'session.end']),
    )
    expect(changes).toEqual(expect.arrayContaining(['plan.publish', 'plan.close', 'template.save']))
    expect(changes.filter((verb) => /\.(list|byId|submit|pull|resolve|enrol)$/.test(verb))).toEqual([])
  })

  it('are sign-ins and lock-outs, although it is the gateway that asks for them', () => {
    expect(kept('session.open', asGateway)).toBe(true)
    expect(kept('session.open', asGateway, new Problem('limited', 'session.limited'))).toBe(true)
    expect(kept('session.resolve', asGateway, new Problem('unauthenticated', 'session.expired'))).toBe(false)
  })

  it.each([
    ['for want of a right', new Problem('forbidden', 'right.missing'), true],
    ['as if it did not exist', new Problem('absent', 'target.absent'), true],
    ['because there is no such call', new Problem('absent', 'procedure.absent'), false],
    ['because the input is wrong', new Problem('invalid', 'input.invalid'), false],
  ])('is what a person was refused %s: %#', (_, problem, is) => {
    expect(kept('target.byId', asViewer, problem)).toBe(is)
    expect(kept('target.byId', asGateway, problem), 'services ask for what is not there yet').toBe(false)
  })
})

describe('the subject of a line', () => {
  it('is the id of what was answered, or of whom a refusal concerned', () => {
    expect(subjectOf({ id: 'p-1', account: 'wang' }, null)).toBe('p-1')
    expect(subjectOf({ token: 't', actor: { id: 'p-2' } }, null)).toBe('p-2')
    expect(subjectOf([{ id: 'p-1' }], null)).toBeUndefined()
    expect(subjectOf(undefined, null)).toBeUndefined()
    const problem = new Problem('unauthenticated', 'session.wrong-password').concerning('p-3')
    expect(subjectOf({ id: 'p-1' }, problem)).toBe('p-3')
    expect(JSON.stringify(problem)).not.toContain('p-3')
  })
})

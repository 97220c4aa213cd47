import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { glossary } from './glossary.ts'
import { peerCalls, serviceNames } from './peerCalls.ts'
import { policy } from './policy.ts'

interface Call {
  name: string
  kind: string
  input: z.ZodType
  output: z.ZodType
}
const calls = Object.entries(peerCalls).flatMap(([service, nouns]) =>
  Object.entries(nouns).flatMap(([noun, verbs]) =>
    Object.entries(verbs as Record<string, Omit<Call, 'name'>>).map(
      ([verb, call]): Call => ({ name: `${service}.${noun}.${verb}`, ...call }),
    ),
  ),
)
function named(name: string): Call {
  const found = calls.find((call) => call.name === name)
  if (!found) throw new Error(`no call ${name}`)
  return found
}
const grant = { role: 'inspector', region: '430300000000', plan: '*' }
const actor = { id: 'p-1', account: 'xt-team', title: '督战队', grants: [grant] }

describe('the calls of one service to another', () => {
  it('each have a row of the policy, so that nobody calls what nobody may', () => {
    expect(calls.length).toBeGreaterThan(15)
    const rows = Object.keys(policy)
    expect(calls.filter(({ name }) => !rows.includes(name.slice(name.indexOf('.') + 1)))).toEqual([])
    expect(serviceNames.toSorted()).toEqual(['aggregation', 'assignments', 'forms', 'identity'])
  })

  it.each(calls.filter(({ input }) => !(input instanceof z.ZodVoid)).map((call) => [call.name, call] as const))(
    '%s takes nothing that is no record',
    (_, { input }) => {
      for (const none of [null, undefined, 'text', 7, []]) expect(input.safeParse(none).success).toBe(false)
    },
  )

  it('rely on what was asked for, and keep nothing else that comes along', () => {
    const resolve = named('identity.session.resolve').output
    expect(resolve.parse({ ...actor, passwordHash: '$argon2id$', sessions: ['secret'] })).toEqual(actor)
    expect(resolve.safeParse({ ...actor, grants: [{ ...grant, role: 'king' }] }).success).toBe(false)
    expect(resolve.safeParse(null).success, 'a session that is gone is told as a problem').toBe(false)
    const open = named('identity.session.open').output
    const opened = { token: 't', expiresAt: '2020-03-20T01:00:00Z', device: 'd', actor }
    expect(open.parse({ ...opened, password: 'secret' })).toEqual(opened)
    expect(open.safeParse({ ...opened, actor: undefined }).success).toBe(false)
  })

  it('take regions as they are kept, though a new one could not be called so', () => {
    const { output } = named('identity.region.list')
    const kept = [{ code: '430321000000', name: ' 湘潭县 ' }]
    expect(output.parse(kept)).toEqual(kept)
    expect(output.safeParse([{ code: '430321000000' }]).success).toBe(false)
    expect(named('identity.region.create').input.safeParse({ regions: [{ code: '4303', name: '县' }] }).success).toBe(false)
  })

  it('name photos and accounts in lists of texts, and nothing that nests', () => {
    for (const name of ['forms.evidence.missing', 'identity.person.openedBy']) {
      expect(named(name).output.safeParse(['a']).success).toBe(true)
      for (const odd of [[['a']], [null], 'a', { 0: 'a' }]) expect(named(name).output.safeParse(odd).success).toBe(false)
    }
  })
})

describe('the glossary', () => {
  const rows = Object.entries(glossary)

  it('has one Chinese word for each thing and one thing for each word', () => {
    const words = rows.map(([, [chinese]]) => chinese)
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
  })

  it('tells each meaning in one Chinese sentence, without a word of the code', () => {
    for (const [name, [chinese, meaning]] of rows) {
      expect(name).toMatch(/^[A-Za-z]+$/)
      expect(chinese).toMatch(/^\p{Script=Han}+$/u)
      expect(meaning, name).not.toMatch(/[A-Za-z。]/)
      expect(meaning.length, name).toBeGreaterThan(4)
    }
  })

  it('calls a step as the step is called in the policy', () => {
    const verbs = new Set(Object.keys(policy).map((row) => row.split('.')[1]))
    for (const step of ['accept', 'reportBack', 'verify', 'sendBack', 'closeOut', 'handIn', 'receive', 'excuse'])
      expect(verbs.has(step) && step in glossary, step).toBe(true)
  })
})

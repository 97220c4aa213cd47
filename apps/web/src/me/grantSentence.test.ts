import type { Grant } from '@duzhan/contracts'
import { world } from '@duzhan/test-kit/personas'
import { describe, expect, it } from 'vitest'
import { grantSentence } from './grantSentence.ts'

const named = {
  regionOf: (code: string) => (code === world.county ? '青石县' : undefined),
  planOf: (code: string) => (code === world.plan ? '东山市挂牌督战实施方案' : undefined),
}
const grant = (over: Partial<Grant> = {}): Grant => ({ role: 'viewer', region: world.county, plan: world.plan, ...over })

describe('a grant in words', () => {
  it.each([
    ['author', '编制和发布方案，确定督战名单'],
    ['inspector', '按任务督战，填报督战记录'],
    ['unit', '签收交办的问题，反馈整改情况'],
    ['reviewer', '复核整改情况，办理销号'],
    ['decider', '审定备案，同意免办'],
    ['viewer', '查看督战情况、问题台账和汇总'],
    ['operator', '管理人员账号、行政区划和主体目录'],
  ] as const)('says what %s may do, where, and under which plan', (role, can) => {
    expect(grantSentence(grant({ role }), named)).toBe(`在青石县范围内${can}。适用于《东山市挂牌督战实施方案》。`)
  })

  it.each([
    ['of every plan', { plan: '*' }, '适用于全部方案。'],
    ['of a plan that its holder cannot see', { plan: 'hidden-2020' }, '适用于《所授权的方案》。'],
  ])('stands for one %s', (_, over, sentence) => {
    expect(grantSentence(grant(over), named)).toBe(`在青石县范围内查看督战情况、问题台账和汇总。${sentence}`)
  })

  it('names no region that is not known, and shows no code in its place', () => {
    const sentence = grantSentence(grant({ region: world.otherCounty }), named)
    expect(sentence).toMatch(/^在所授权的地区范围内/)
    expect(sentence).not.toContain(world.otherCounty)
  })

  it.each([
    ['team', { team: `county-team@${world.county}` }, '只限一支督战队。'],
    ['unit', { unit: 'health' }, '只限一个责任单位。'],
    ['target', { target: 'v-1' }, '只限一个督战对象。'],
    ['body', { body: 'education' }, '代表本单位。'],
    ['unit that is a target', { unit: 'health', target: 'v-1' }, '只限一个责任单位。只限一个督战对象。'],
  ])('says that it is for one %s alone, and not of which', (_, over, narrowed) => {
    const sentence = grantSentence(grant({ role: 'unit', ...over }), named) ?? ''
    expect(sentence.endsWith(`《东山市挂牌督战实施方案》。${narrowed}`)).toBe(true)
    for (const key of Object.values(over)) expect(sentence).not.toContain(key)
  })

  it('has no words for what no person holds', () => {
    expect(grantSentence(grant({ role: 'service' }), named)).toBeNull()
  })
})

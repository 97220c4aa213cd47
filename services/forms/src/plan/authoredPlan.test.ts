import { derivedPlan, fromText, jsonText, type Plan, readPlan } from '@duzhan/plan'
import { runHere } from '@duzhan/plan/worker'
import { packs } from '@duzhan/plan-packs'
import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { authored, authoredPlan } from './authoredPlan.ts'
import type { PlanRevision } from './plan.repository.ts'

const pack = packs[0]!
const upper = readPlan(pack.plan)
const standing = (over: Partial<PlanRevision> = {}): PlanRevision => ({
  plan: upper.code,
  revision: 1,
  status: 'published',
  jurisdiction: upper.jurisdiction,
  regionPath: [],
  title: upper.title,
  period: upper.period,
  document: jsonText(upper),
  own: null,
  warnings: [],
  hash: '',
  publishedAt: new Date(0),
  closedAt: null,
  ...over,
})
const county = pack.regions.find(({ code }) => code.startsWith(upper.jurisdiction.slice(0, 4)) && /[^0]0{6}$/.test(code))!.code
const lower = derivedPlan(upper, { code: 'county-2020', title: '县方案', jurisdiction: county, document: { issuer: '县' } })
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : Promise.reject(error)),
  )

type Lookup = (ref: { plan: string; revision: number }) => Promise<PlanRevision | null>

/** What was written, its superior, and what runs of the two. */
async function wholePlan(json: unknown, superiorOf: Lookup) {
  const plan = await authoredPlan(await runHere('read', json), superiorOf)
  const { text } = await runHere('draft', authored(plan))
  return { own: fromText(plan.own.text), superior: plan.superior, document: fromText(text) }
}

describe('what an author wrote and what runs', () => {
  it('are one where a plan extends none', async () => {
    const { document, own, superior } = await wholePlan(upper, () => Promise.reject(new Error('nobody asks')))
    expect({ document, superior }).toEqual({ document: own, superior: null })
  })

  it('are two where it does: its own words win, the rest is inherited', async () => {
    const asked: unknown[] = []
    const { document, own, superior } = await wholePlan(
      { ...lower, goals: [{ key: 'consolidate', title: '本县目标' }] },
      async (ref) => {
        asked.push(ref)
        return standing()
      },
    )
    expect(asked).toEqual([{ plan: upper.code, revision: 1 }])
    expect(own.checklists).toEqual([])
    expect(document.checklists).toEqual(upper.checklists)
    expect(document.goals[0]?.title).toBe('本县目标')
    expect(superior?.document).toBe(jsonText(upper))
  })

  it('stay bound to a superior’s revision that has closed since', async () => {
    const { superior } = await wholePlan(lower, async () => standing({ status: 'closed' }))
    expect(superior?.status).toBe('closed')
  })

  it.each<[string, Partial<Plan>, PlanRevision | null]>([
    ['that is absent', {}, null],
    ['that is a draft', {}, standing({ status: 'draft' })],
    ['of a region that is not above', {}, standing({ jurisdiction: '990100000000' })],
    ['that is the plan itself', { code: upper.code }, standing()],
  ])('cannot be made of a superior %s', async (_, over, superior) => {
    expect(await codeOf(wholePlan({ ...lower, ...over }, async () => superior))).toBe('plan.superior-absent')
  })

  it.each(['City_2020', 'x', 'plan_2020', `a${'b'.repeat(63)}c`])(
    'are not called %s, which nobody could ask for',
    async (code) => {
      expect(await codeOf(wholePlan({ ...upper, code }, async () => null))).toMatch(/^plan\.(code-)?invalid$/)
    },
  )

  it('are neither where the document is no plan', async () => {
    expect(await codeOf(wholePlan({ title: '不是方案' }, async () => null))).toBe('plan.invalid')
    expect(await codeOf(wholePlan(null, async () => null))).toBe('plan.invalid')
  })
})

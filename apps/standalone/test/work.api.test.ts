import { type FindingQueue, findingQueues, type Waiting } from '@duzhan/contracts'
import { urgencyOf } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { problemOf, type TestPlatform, testPlatform, type Visitor } from './platform.ts'

const city = 'xiangtan-2020'
const tanqiao = 'v430381106229' // 潭桥村, 湘乡市壶天镇
const hainan = 'v430321109237' // 海南村, 湘潭县石鼓镇
const [litter, clinic] = ['environment.waste.hasLitter', 'basicGuarantees.clinicAndDoctor.answer']
const text = '已经整改到位，请复核'
const everybody = packs.flatMap(({ people }) => people)
/** Those of everybody who do the work of a plan, and do not only administer it. */
const workers = everybody.filter(({ grants }) => grants.some(({ role }) => role !== 'operator'))

/** How many of what a list answers, or nobody’s business to ask: what the list does not tell, the number is not to tell either. */
const totalOf = (page: Promise<{ total: number }>): Promise<number | null> => page.then(({ total }) => total).catch(() => null)

/** The numbers of what waits, counted from the lists that stand behind them. */
async function fromLists({ api }: Visitor, plan: string): Promise<Omit<Waiting, 'lateUnits' | 'isFrozen' | 'coverage'>> {
  const { visit, finding, due, filing } = api.assignments
  const board = await visit.list.query({ plan, mine: true }).catch(() => null)
  const all = await visit.list.query({ plan }).catch(() => null)
  const { today } = await due.board.query({ plan })
  const isOpen = ({ duty, status }: { duty: string | null; status: string }) => duty !== null && status === 'due'
  const count = (urgency: string) =>
    board?.visits.filter((one) => isOpen(one) && urgencyOf(one.dueOn ?? today, today) === urgency).length ?? 0
  const queues = await Promise.all(
    Object.entries(findingQueues).map(
      async ([queue, asked]) => [queue, await totalOf(finding.list.query({ plan, ...asked }))] as const,
    ),
  )
  const isOwed = ({ standing }: { standing: string }) => ['open', 'missed', 'returned'].includes(standing)
  const dues = async (of: 'own' | 'toReceive' | undefined) => (await due.board.query({ plan, ...(of && { of }) })).dues
  const [own, everyones] = [(await dues('own')).filter(isOwed), (await dues(undefined)).filter(isOwed)]
  const { days } = await due.soon.query({ plan }).catch(() => ({ days: 0 }))
  const until = new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
  const filings = await filing.board.query({ plan }).catch(() => null)
  const inState = (state: string) => filings?.filings.filter((one) => one.state === state).length ?? 0
  const mayAnswer = (await filing.board.query({ plan }).catch(() => null)) && api
  const answerable = await Promise.all(
    (mayAnswer ? (filings?.filings ?? []) : []).map(async ({ jurisdiction, state }) => {
      const { verbs } = await filing.byId.query({ plan, jurisdiction })
      return state === 'submitted' && verbs.includes('accept')
    }),
  )
  const sees = (all?.visits ?? []).some(({ duty, status }) => duty !== null && status !== 'cancelled')
  const isTheirs = (board?.visits ?? []).some(({ duty, status }) => duty !== null && status !== 'cancelled')
  return {
    plan,
    today,
    visits: sees && isTheirs ? { late: count('late'), thisWeek: count('thisWeek'), later: count('later') } : null,
    findings: {
      ...(Object.fromEntries(queues) as Record<FindingQueue, number>),
      late: (await totalOf(finding.list.query({ plan, due: 'late' }))) ?? 0,
    },
    dues: {
      own: own.length,
      ownLate: own.filter(({ lateDays }) => lateDays > 0).length,
      ownSoon: own.filter(({ lateDays, dueOn }) => lateDays === 0 && dueOn <= until).length,
      late: everyones.filter(({ lateDays }) => lateDays > 0).length,
      toReceive: (await dues('toReceive')).length,
    },
    filings: filings && {
      submitted: inState('submitted'),
      toAnswer: answerable.filter(Boolean).length,
      returned: inState('returned'),
      late: filings.filings.filter(({ state, lateDays }) => state === 'missing' && lateDays > 0).length,
    },
  }
}

describe('what waits for somebody', () => {
  let platform: TestPlatform
  const waiting = async (account: string, plan = city) =>
    (await platform.as(account)).api.assignments.work.waiting.query({ plan })

  beforeAll(async () => {
    platform = await testPlatform(packs)
    const inspector = await platform.as('xt-inspector')
    const checklist = await inspector.api.forms.checklist.byKey.query({ plan: city, checklist: 'village' })
    for (const [target, by] of [
      [tanqiao, 'xt-inspector'],
      [hainan, 'xt-inspector'],
    ] as const) {
      const { api } = await platform.as(by)
      await api.forms.submission.submit.mutate(submissionOf(target, filled(checklist, [litter, clinic])))
    }
    await platform.settle()
    const unit = (await platform.as('hutian-unit')).api.assignments
    const [one] = (await unit.finding.list.query({ plan: city, ...findingQueues.toAccept })).rows
    await unit.finding.reportBack.mutate({ id: one?.id ?? '', version: one?.version ?? 0, text })
    const county = (await platform.as('xx-author')).api.assignments
    const [report] = (await county.due.board.query({ plan: city, of: 'own' })).dues
    if (report && report.elsewhere === null) await county.due.handIn.mutate({ plan: city, key: report.key, version: 0, text })
  }, 120_000)
  afterAll(() => platform?.close())

  it('is told of every plan that each person of the product’s plans may see, and never refused', {
    timeout: 60_000,
  }, async () => {
    let asked = 0
    for (const { account } of workers) {
      const { plans } = await (await platform.as(account)).api.forms.plan.list.query()
      for (const { plan, status } of plans) {
        if (status !== 'published') continue
        expect((await waiting(account, plan)).plan, `${account} in ${plan}`).toBe(plan)
        asked += 1
      }
    }
    expect(asked).toBeGreaterThan(workers.length / 2)
  })

  it.each(['2020-03-20T02:00:00.000Z', '2020-04-03T02:00:00.000Z', '2020-04-08T02:00:00.000Z'])(
    'at %s is as much as the lists behind each number show, for everybody in every plan',
    { timeout: 240_000 },
    async (now) => {
      platform.clock.set(now)
      for (const { account } of workers) {
        const visitor = await platform.as(account)
        for (const { plan, status } of (await visitor.api.forms.plan.list.query()).plans) {
          if (status !== 'published') continue
          const { lateUnits: _, isFrozen: __, coverage: ___, ...told } = await waiting(account, plan)
          expect(told, `${account} in ${plan}`).toEqual(await fromLists(visitor, plan))
        }
      }
    },
  )

  it('is for the unit what it has to accept, and for the reviewer what was reported back', async () => {
    platform.clock.set('2020-03-20T02:00:00.000Z')
    expect((await waiting('hutian-unit')).findings).toMatchObject({ toAccept: 0, toVerify: 0 })
    expect((await waiting('xx-unit')).findings).toMatchObject({ toAccept: 1, toVerify: 0 })
    expect((await waiting('xx-reviewer')).findings).toMatchObject({ toAccept: 0, toVerify: 1 })
    expect((await waiting('xtx-reviewer')).findings).toMatchObject({ toVerify: 0 })
  })

  it('of somebody else is told to an operator who administers them, as it is told to themselves, and to no other', async () => {
    const ofPerson = async (by: string, account: string, plan = city) =>
      (await platform.as(by)).api.assignments.work.ofPerson.query({ plan, account })
    for (const account of ['xx-unit', 'xx-reviewer', 'xt-inspector'])
      expect(await ofPerson('xt-admin', account), account).toEqual(await waiting(account))
    expect(await problemOf(ofPerson('xt-admin', 'hn-viewer')), 'somebody of the province').toBe('person.absent')
    expect(await problemOf(ofPerson('xt-admin', 'nobody-there'))).toBe('person.absent')
    expect(await problemOf(ofPerson('xt-viewer', 'xx-unit'))).toBe('right.missing')
    expect(await problemOf(ofPerson('xt-admin', 'xx-unit', 'no-such-plan'))).toBe('plan.absent')
  })

  it('counts the coverage of the window that the board shows', async () => {
    const { coverage } = await waiting('xt-viewer')
    expect(coverage).toMatchObject({ total: 36, done: 2, late: 0, window: { start: '2020-03-01', end: '2020-03-31' } })
    expect((await waiting('xx-reviewer')).coverage?.total).toBeLessThan(36)
    expect((await waiting('hutian-unit')).coverage).toBeNull()
  })

  it('names who is late with the most, and the ledger shows exactly those of each', async () => {
    platform.clock.set('2020-04-20T02:00:00.000Z')
    const { findings, lateUnits } = await waiting('xt-viewer')
    expect(findings?.late, 'one of them was reported back and waits for its reviewer').toBe(4)
    expect(lateUnits.reduce((sum, { count }) => sum + count, 0)).toBe(3)
    const { api } = await platform.as('xt-viewer')
    for (const { count, ...unit } of lateUnits) {
      const behind = await api.assignments.finding.list.query({ plan: city, state: 'toRectify', due: 'late', responsible: unit })
      expect(behind.rows.map(({ responsible }) => responsible)).toEqual(Array.from({ length: count }, () => unit))
    }
    platform.clock.set('2020-03-20T02:00:00.000Z')
  })

  it('says of a plan whether its lists are frozen only to who freezes them', async () => {
    expect((await waiting('xt-author')).isFrozen).toBe(true)
    expect((await waiting('xt-viewer')).isFrozen).toBeNull()
  })

  it('is nothing of a plan that does not concern somebody, nor of one that there is not', async () => {
    for (const plan of [city, 'no-such-plan']) {
      const { api } = await platform.as('henan-outsider')
      expect(await problemOf(api.assignments.work.waiting.query({ plan }))).toBe('plan.absent')
    }
  })
})

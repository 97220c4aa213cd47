import type { MessageRow } from '@duzhan/contracts'
import { packs } from '@duzhan/plan-packs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { problemOf, type TestPlatform, testPlatform, type Visitor } from './platform.ts'

const city = 'xiangtan-2020'
const tanqiao = 'v430381106229' // 潭桥村, 湘乡市壶天镇
const bad = ['environment.waste.hasLitter', 'environment.cleaning.isClean']
const text = '已经整改到位，请复核'
const everybody = packs.flatMap(({ people }) => people)

/** Asks for what is behind a message, as its page does. */
async function follow({ api }: Visitor, { plan, page }: MessageRow): Promise<unknown> {
  const { finding, due, filing, target, targetList, visit } = api.assignments
  switch (page.page) {
    case 'finding':
      return finding.byId.query({ id: page.id })
    case 'findings':
      return finding.list.query({ plan, ...(page.due && { due: page.due }) })
    case 'due':
      return due.byKey.query({ plan, key: page.id })
    case 'dues':
      return due.board.query({ plan })
    case 'filing':
      return filing.byId.query({ plan, jurisdiction: page.id })
    case 'target':
      return target.byId.query({ plan, target: page.id })
    case 'list':
      return targetList.byPlan.query({ plan })
    case 'visits':
      return visit.list.query({ plan })
    case 'plan':
      return api.forms.plan.byId.query({ plan })
  }
}

describe('messages', () => {
  let platform: TestPlatform
  const listOf = async (account: string, filter: { plan?: string; unread?: boolean; limit?: number } = {}) =>
    (await platform.as(account)).api.assignments.message.list.query({ limit: 100, ...filter })
  const topicsOf = async (account: string) => (await listOf(account)).rows.map(({ topic }) => topic)
  const countOf = async (account: string) => (await (await platform.as(account)).api.assignments.message.unread.query()).count
  const findingsOf = async (account: string) =>
    (await (await platform.as(account)).api.assignments.finding.list.query({ plan: city, target: tanqiao })).rows

  beforeAll(async () => {
    platform = await testPlatform(packs)
    const inspector = await platform.as('xt-inspector')
    const checklist = await inspector.api.forms.checklist.byKey.query({ plan: city, checklist: 'village' })
    await inspector.api.forms.submission.submit.mutate(submissionOf(tanqiao, filled(checklist, bad)))
    await platform.settle()
  }, 300_000)
  afterAll(() => platform?.close())

  it('tell a unit once of all that one record found', async () => {
    const own = (await findingsOf('hutian-unit')).filter(({ verbs }) => verbs.includes('reportBack'))
    expect(own.length, 'there are several').toBeGreaterThan(1)
    const given = (await listOf('hutian-unit')).rows.filter(({ topic }) => topic === 'finding.given')
    expect(given).toMatchObject([
      { plan: city, kind: 'new', count: own.length, isRead: false, page: { page: 'findings' }, words: { of: '潭桥村' } },
    ])
    expect(given[0]?.words).not.toHaveProperty('title')
  })

  it('tell an inspector how many visits of the window are the team’s, once', async () => {
    const opened = (await listOf('xt-inspector')).rows.filter(({ topic }) => topic === 'visit.opened')
    const { visits } = await (await platform.as('xt-inspector')).api.assignments.work.waiting.query({ plan: city })
    const { late, thisWeek, later } = visits ?? { late: 0, thisWeek: 0, later: 0 }
    expect(late + thisWeek + later).toBeGreaterThan(0)
    // what was visited before anybody asked is owed no more
    expect(opened.reduce((sum, { count }) => sum + count, 0)).toBe(late + thisWeek + later)
  })

  it('follow a finding from hand to hand, each to whom the next step is, or was', { timeout: 120_000 }, async () => {
    const [one] = (await findingsOf('hutian-unit')).filter(({ verbs }) => verbs.includes('reportBack'))
    const id = one?.id ?? ''
    await (await platform.as('hutian-unit')).api.assignments.finding.reportBack.mutate({ id, version: one?.version ?? 0, text })
    await platform.settle()
    expect(await topicsOf('xx-reviewer')).toContain('finding.toVerify')
    expect(await topicsOf('hutian-unit')).not.toContain('finding.toVerify')
    const reviewer = (await platform.as('xx-reviewer')).api.assignments.finding
    const { version } = await reviewer.byId.query({ id })
    const reason = '现场仍有垃圾，请继续清理'
    await reviewer.sendBack.mutate({ id, version, text: reason })
    await platform.settle()
    const [returned] = (await listOf('hutian-unit')).rows.filter(({ topic }) => topic === 'finding.returned')
    expect(returned).toMatchObject({ kind: 'returned', page: { page: 'finding', id }, words: { text: reason, of: '潭桥村' } })
  })

  it('open for whoever reads them, in every post of every plan', { timeout: 300_000 }, async () => {
    let followed = 0
    for (const { account } of everybody) {
      const visitor = await platform.as(account)
      for (const row of (await listOf(account)).rows) {
        await expect(follow(visitor, row), `${account} ${row.id}`).resolves.toBeDefined()
        followed += 1
      }
    }
    expect(followed).toBeGreaterThan(everybody.length)
  })

  it('are counted until they are read, one by one or all, by each for themselves', async () => {
    const before = await countOf('hutian-unit')
    const { rows } = await listOf('hutian-unit', { unread: true })
    expect(rows).toHaveLength(before)
    const others = await countOf('xx-reviewer')
    const { api } = await platform.as('hutian-unit')
    const { message } = api.assignments
    const [first] = rows
    expect(await message.read.mutate({ ids: [first?.id ?? ''] })).toEqual({ count: before - 1 })
    expect(await message.read.mutate({ ids: [first?.id ?? ''] }), 'twice is once').toEqual({ count: before - 1 })
    expect((await listOf('hutian-unit')).rows.find(({ id }) => id === first?.id)).toMatchObject({ isRead: true })
    expect(await message.read.mutate({ until: platform.clock.now().toISOString() })).toEqual({ count: 0 })
    expect((await listOf('hutian-unit', { unread: true })).rows).toEqual([])
    expect((await listOf('hutian-unit')).rows).toHaveLength(rows.length)
    expect(await countOf('xx-reviewer')).toBe(others)
  })

  it('of others cannot be marked', async () => {
    const [row] = (await listOf('xx-reviewer')).rows.filter(({ topic }) => topic === 'finding.toVerify')
    const before = await countOf('xx-reviewer')
    await (await platform.as('hutian-unit')).api.assignments.message.read.mutate({ ids: [row?.id ?? ''] })
    expect(await countOf('xx-reviewer')).toBe(before)
    const marks = await platform.stored('assignments', 'messageMarks')
    expect(JSON.stringify(marks)).not.toContain(row?.id)
  })

  it('go page by page, each standing on one page', async () => {
    const all = (await listOf('xt-author')).rows.map(({ id }) => id)
    const { message } = (await platform.as('xt-author')).api.assignments
    const seen: string[] = []
    let cursor: { value: string; id: string } | undefined
    do {
      const page = await message.list.query({ limit: 1, ...(cursor && { cursor }) })
      seen.push(...page.rows.map(({ id }) => id))
      cursor = page.next ?? undefined
    } while (cursor)
    expect(seen).toEqual(all)
    expect(new Set(seen).size).toBe(seen.length)
  })

  it('are refused to nobody signed in', async () => {
    expect(await problemOf(platform.anonymous.api.assignments.message.list.query({}))).toBe('session.required')
    expect(await problemOf(platform.anonymous.api.assignments.message.unread.query())).toBe('session.required')
    expect(await problemOf(platform.anonymous.api.assignments.message.read.mutate({}))).toBe('session.required')
  })

  it('of a grant that has ended are told no more', async () => {
    await platform.addPerson('leaver', [{ role: 'unit', region: '430381106000', plan: city }])
    expect(await topicsOf('leaver')).toContain('finding.given')
    const elsewhere = [{ role: 'unit', region: '430382000000', plan: city }]
    const ended = (person: Record<string, unknown>) =>
      person['account'] === 'leaver' ? { ...person, grants: elsewhere } : person
    await platform.rewrite('identity', 'people', ended)
    await platform.restart()
    expect(await topicsOf('leaver')).not.toContain('finding.given')
  })
})

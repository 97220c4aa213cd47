import type { ChecklistView } from '@duzhan/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runLogCommand } from '../src/logCommands.ts'
import { filled, submissionOf } from './answers.ts'
import { type TestPlatform, testPlatform } from './platform.ts'

const plan = 'xiangtan-2020'
const city = '430300000000'
const bad = 'environment.waste.hasLitter'
const [tanqiao, other, third] = ['v430381106229', 'v430381106222', 'v430321107253']
const services = ['forms', 'assignments', 'aggregation'] as const

/** What the first release kept beside every document that others had to learn of; nothing is pending but what is named. */
const asPending =
  (consumers: readonly string[], pending: (doc: Record<string, unknown>) => boolean) =>
  ({ seq: _seq, entries: _entries, ...kept }: Record<string, unknown>) => ({
    ...kept,
    version: 1,
    pending: kept['status'] === 'draft' || !pending(kept) ? [] : consumers,
  })

describe('a data folder of the first release, which kept in each document who had yet to learn of it', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  const viewer = async () => (await platform.as('xt-viewer')).api
  const everything = async () => {
    const api = await viewer()
    return {
      visits: (await api.assignments.visit.list.query({ plan })).visits,
      findings: (await api.assignments.finding.list.query({ plan, state: 'all' })).rows,
      // when figures were computed may differ, by a millisecond a write while the clock stands still
      summary: { ...(await api.aggregation.summary.byRegion.query({ plan, region: city })), asOf: null },
      submissions: await api.forms.submission.list.query({ plan }),
    }
  }
  const send = async (account: string, target: string, wrong: string[] = []) => {
    const submission = submissionOf(target, filled(checklist, wrong))
    await (await platform.as(account)).api.forms.submission.submit.mutate(submission)
    return submission.id
  }
  /** Takes the log away and writes what the first release had instead. */
  const backToFirstRelease = async (isPending: (doc: Record<string, unknown>) => boolean) => {
    for (const service of services) await platform.empty(service, 'log', 'cursors', 'setAside', 'migrations', 'formerPlaces')
    await platform.dropIndexes('forms', 'submissions')
    await platform.rewrite('forms', 'submissions', asPending(['assignments', 'aggregation'], isPending))
    await platform.rewrite('forms', 'plans', asPending(['assignments', 'aggregation'], isPending))
    await platform.empty('assignments', 'visitOpenings')
    // its visits had a window and a last day, and said neither what their duty is called nor whose it is besides
    await platform.rewrite(
      'assignments',
      'visits',
      ({ title: _, start: __, until: ___, deadline: ____, ownTeam: _____, ...kept }) => kept,
    )
    await platform.rewrite('assignments', 'designations', asPending(['forms', 'aggregation'], isPending))
  }
  const stored = async (database: (typeof services)[number], collection: string) => await platform.stored(database, collection)
  const seqs = async (database: 'forms' | 'assignments', collection: string) =>
    (await stored(database, collection)).map(({ seq }) => Number(seq)).sort((one, two) => one - two)
  const upTo = (length: number) => Array.from({ length }, (_, at) => at + 1)

  let last: string
  let whole: Awaited<ReturnType<typeof everything>>
  beforeAll(async () => {
    platform = await testPlatform()
    checklist = await (await viewer()).forms.checklist.byKey.query({ plan, checklist: 'village' })
    await send('xt-inspector', tanqiao, [bad])
    await send('xx-inspector', other)
    last = await send('xtx-inspector', third, [bad])
    await platform.settle()
    whole = await everything()
  })
  afterAll(() => platform?.close())

  it('with nothing pending shows what it showed; records have their places, changes their entries', async () => {
    await platform.restart(() => backToFirstRelease(() => false))
    expect(await everything()).toEqual(whole)
    expect(await seqs('forms', 'submissions')).toEqual([1, 2, 3])
    expect(await seqs('forms', 'log')).toEqual([1])
    expect(await seqs('assignments', 'log')).toEqual(upTo(36))
    for (const [database, collection] of [
      ['forms', 'submissions'],
      ['forms', 'plans'],
      ['assignments', 'designations'],
    ] as const)
      for (const document of await stored(database, collection)) {
        expect(document).not.toHaveProperty('pending')
        expect(document).not.toHaveProperty('version')
      }
    const cursors = (await stored('aggregation', 'cursors')).map(({ _id, seq }) => [_id, seq])
    expect(Object.fromEntries(cursors), 'nothing was read again').toEqual({
      plans: 1,
      designations: 36,
      submissions: 3,
      releases: 0,
      regions: expect.any(Number), // nobody followed them then: they are read from the first on
    })
  })

  it('with everything pending, of all three feeds, applies it', async () => {
    await platform.restart(async () => {
      await backToFirstRelease(() => true)
      await platform.empty('forms', 'designations')
      await platform.empty('assignments', 'plans', 'visits', 'findings', 'corrections')
      await platform.empty('aggregation', 'plans', 'designations', 'facts', 'rollups', 'dirty', 'lateRecords')
    })
    await platform.settle()
    expect(await everything()).toEqual(whole)
  })

  it('with one record pending applies that one', async () => {
    await platform.restart(async () => {
      await backToFirstRelease(({ _id }) => _id === last)
      await platform.rewrite('assignments', 'visits', ({ submission, ...kept }) =>
        submission === last
          ? { ...kept, status: 'due', checklist: 'village', submission: null, doneOn: null, record: undefined }
          : { ...kept, submission },
      )
    })
    await platform.settle()
    expect(await everything()).toEqual(whole)
    const cursors = (await stored('assignments', 'formerPlaces')).map(({ _id, seq }) => [_id, seq])
    expect(Object.fromEntries(cursors)).toEqual({ 'forms.designations': 36, 'aggregation.designations': 36 })
    expect(await stored('forms', 'formerPlaces')).toContainEqual({ _id: 'assignments.submissions', seq: 2 })
  })

  it('is counted by a dry run, which writes nothing', async () => {
    const dryRun = async () => {
      const lines: string[] = []
      expect(await runLogCommand(['--migrate-dry-run'], platform.store, (line) => void lines.push(line))).toBe(true)
      return lines
    }
    expect(await dryRun()).toEqual(['没有需要迁移的旧版数据。'])
    const visits = (await stored('assignments', 'visits')).length
    expect(visits, 'one for each target').toBe(36)
    await platform.restart(async () => {
      await backToFirstRelease(({ _id }) => _id === last)
      const before = await Promise.all([stored('forms', 'submissions'), stored('forms', 'log'), stored('forms', 'plans')])
      expect(await dryRun()).toEqual([
        '下次启动时将自动迁移（此次未写入任何数据）：',
        '  forms.submissions: 3 条记录将编入序列',
        '  forms.plans: 1 份文档的变更将写入日志',
        '  forms.submissions: 1 条待 assignments.submissions 处理',
        '  forms.submissions: 1 条待 aggregation.submissions 处理',
        '  assignments.designations: 36 份文档的变更将写入日志',
        `  assignments.visits: ${visits} 次走访将补上起止日期（在方案首次打开时）`,
      ])
      expect(await Promise.all([stored('forms', 'submissions'), stored('forms', 'log'), stored('forms', 'plans')])).toEqual(
        before,
      )
    })
    expect(await dryRun(), 'the record that was pending had the days filled in').toEqual(['没有需要迁移的旧版数据。'])
  })

  it('is counted after the log was made too: visits whose plan nobody opened since, and findings that cannot be looked for', async () => {
    const dryRun = async () => {
      const lines: string[] = []
      await runLogCommand(['--migrate-dry-run'], platform.store, (line) => void lines.push(line))
      return lines.slice(1)
    }
    const found = (await stored('assignments', 'findings')).length
    const visits = '  assignments.visits: 36 次走访将补上起止日期（在方案首次打开时）'
    await platform.restart(async () => {
      await platform.empty('assignments', 'visitOpenings')
      await platform.rewrite('assignments', 'visits', ({ start: _, until: __, ...kept }) => kept)
      await platform.rewrite('assignments', 'findings', ({ words: _, ...kept }) => kept)
      expect(await dryRun()).toEqual([visits, `  assignments.findings: ${found} 个问题将补上检索用词`])
    })
    expect(await dryRun(), 'the findings were seen to by the start').toEqual([visits])
    expect(await everything()).toEqual(whole)
    expect(await dryRun()).toEqual([])
  })

  it('goes on with what was set aside', async () => {
    const event = { ...(await stored('forms', 'submissions')).find(({ _id }) => _id === last) }
    await platform.restart(async () => {
      await backToFirstRelease(() => false)
      await platform.empty('aggregation', 'facts', 'rollups', 'dirty')
      const told = { ...event, id: event['_id'], finishedAt: event['at'], by: { id: 'p', title: '某' } }
      await platform.plant('aggregation', 'newsAside', {
        ...{ _id: `submissionFeed:${last}`, inbox: 'submissionFeed', id: last, version: 1 },
        ...{ event: JSON.stringify(told), reason: 'service.unavailable', at: new Date() },
      })
    })
    await platform.settle()
    expect((await everything()).summary.coverage.visited).toBe(1)
    expect(await stored('aggregation', 'setAside')).toEqual([])
    await platform.replay('aggregation.submissions')
    await platform.settle()
    expect(await everything()).toEqual(whole)
  })

  it.each([1, 2])('brought over in part, by a process that died, is brought over to its end (%i)', async (numbered) => {
    await platform.restart(async () => {
      await backToFirstRelease(() => true)
      let no = 0
      await platform.rewrite('forms', 'submissions', (kept) => (++no > numbered ? kept : { ...kept, seq: no }))
    })
    await platform.settle()
    expect(await everything()).toEqual(whole)
    expect(await seqs('forms', 'submissions')).toEqual([1, 2, 3])
  })
})

import type { ChecklistView, LogEntry, SubmissionEvent } from '@duzhan/contracts'
import { packs } from '@duzhan/plan-packs'
import { logger, subscription } from '@duzhan/service-kit'
import { openDatabase, subscribeAll } from '@duzhan/service-kit/mongo'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runLogCommand } from '../src/logCommands.ts'
import { filled, newId, submissionOf } from './answers.ts'
import { type TestPlatform, testPlatform } from './platform.ts'

const plan = 'xiangtan-2020'
const city = '430300000000'
const bad = 'environment.waste.hasLitter'
const [tanqiao, other, third] = ['v430381106229', 'v430381106222', 'v430321107253']

/** The keys of a document in one order: in which they were written says nothing. */
const byKey = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value

describe('the logs of a running platform with data', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  const sent: string[] = []
  const send = async (account: string, target: string, wrong: string[] = [], over: object = {}) => {
    const submission = { ...submissionOf(target, filled(checklist, wrong)), ...over }
    await (await platform.as(account)).api.forms.submission.submit.mutate(submission)
    sent.push(submission.id)
    return submission
  }
  /** A new consumer: one line, and what it does with an event. */
  async function follow(line: ReturnType<typeof subscription>, act: () => Promise<void>): Promise<void> {
    const connection = await openDatabase(platform.store.mongoUri, `${platform.store.database}_aggregation`)
    const context = { peers: platform.peersOf('aggregation'), clock: platform.clock, log: logger('test', 'silent') }
    const [one] = subscribeAll(connection, 'aggregation', context, [line])
    try {
      await one?.settle()
      await act()
      await one?.settle()
    } finally {
      await one?.stop()
      await connection.close()
    }
  }
  beforeAll(async () => {
    platform = await testPlatform()
    checklist = await (await platform.as('xt-viewer')).api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    const first = await send('xt-inspector', tanqiao, [bad, 'relocation.dualResidence.answer'])
    const { id: _, ...same } = first
    const corrects = { submission: first.id, reason: '误点，现场已核对' }
    await send('xt-inspector', tanqiao, [bad], { ...same, id: newId(), answers: filled(checklist, [bad]), corrects })
    await send('xx-inspector', other, [bad])
    await platform.settle()
    const finding = { id: `${sent[2]}:${bad}`, version: 2 }
    const unit = await platform.as('hutian-unit')
    const [theirs] = (await unit.api.assignments.finding.list.query({ plan })).rows
    if (theirs) await unit.api.assignments.finding.accept.mutate({ id: theirs.id, version: theirs.version })
    else expect.unreachable(`no finding such as ${finding.id} is theirs`)
    await platform.settle()
  })
  afterAll(() => platform?.close())

  describe('a consumer that is added later', () => {
    it('learns of everything from the beginning, in order, and of what comes then', async () => {
      const seen: string[] = []
      const each = async ({ id }: SubmissionEvent) => void seen.push(id)
      await follow(subscription({ name: 'newcomers', from: 'forms.submission', each }), async () => {
        expect(seen).toEqual(sent)
        await send('xtx-inspector', third)
      })
      expect(seen).toEqual(sent)
      await follow(subscription({ name: 'newcomers', from: 'forms.submission', each }), async () => {})
      expect(seen, 'nothing twice after a restart').toEqual(sent)
    })

    it('learns only of what comes, where it begins now', async () => {
      const seen: string[] = []
      const each = async ({ id }: SubmissionEvent) => void seen.push(id)
      await follow(subscription({ name: 'from now', from: 'forms.submission', begin: 'now', each }), async () => {
        expect(seen).toEqual([])
        await send('xt-inspector', tanqiao)
      })
      expect(seen).toEqual(sent.slice(-1))
    })

    it('learns of what came from an instant on, where it begins there', async () => {
      const seen: string[] = []
      const each = async ({ id }: SubmissionEvent) => void seen.push(id)
      platform.clock.advance(60_000)
      const begin = platform.clock.now().toISOString()
      for (const target of [tanqiao, tanqiao]) await send('xt-inspector', target)
      await follow(subscription({ name: 'from then', from: 'forms.submission', begin, each }), async () => {})
      expect(seen).toEqual(sent.slice(-2))
    })

    it('reads who changed what, when and for which request, and no document', async () => {
      const seen: LogEntry[] = []
      const each = async (entry: LogEntry) => void (entry.noun === 'plan' && seen.push(entry))
      await follow(subscription({ name: 'auditors of plans', from: 'forms.log', each }), async () => {
        const author = await platform.as('xt-author')
        const { document } = await author.api.forms.plan.byId.query({ plan })
        await author.api.forms.plan.publish.mutate({ document: { ...document, revision: 2 } })
      })
      const by = packs[0]?.people.find(({ account }) => account === 'xt-author')?.title
      expect(seen.map(({ verb, thing, by: who }) => [verb, thing, who.title])).toEqual([
        ['publish', `${plan}@1`, '系统初始化'],
        ['publish', `${plan}@2`, by],
        ['close', `${plan}@1`, by],
      ])
      expect(seen[1]?.requestId).toMatch(/^[0-9a-f-]{36}$/)
      expect(seen[2]?.requestId).toBe(seen[1]?.requestId)
      expect(seen.every((entry) => JSON.stringify(entry).length < 1_000)).toBe(true)
    })

    it('that cannot apply an entry sets it aside, and the others go on', async () => {
      const seen: string[] = []
      const each = async ({ id }: SubmissionEvent) => {
        if (id === sent[1]) throw new RangeError('no')
        seen.push(id)
      }
      await follow(subscription({ name: 'clumsy', from: 'forms.submission', each }), async () => {})
      expect(seen).toEqual(sent.filter((id) => id !== sent[1]))
      const aside = (await platform.stored('aggregation', 'setAside')).filter((one) => one['subscription'] === 'clumsy')
      expect(aside).toMatchObject([{ reason: expect.stringMatching(/^RangeError at /) }])
    })
  })

  it('have no subscription that is not in the table, and no other word for one', async () => {
    for (const word of ['--replay=aggregation.nothing', '--replay', '--replay=nothing', '--migrate'])
      await expect(runLogCommand([word], platform.store)).rejects.toThrow('config.invalid')
  })

  describe('applied once more from the beginning', () => {
    const derived = {
      forms: ['designations'],
      assignments: ['plans', 'corrections', 'visits', 'findings'],
      aggregation: ['plans', 'designations', 'facts', 'rollups', 'lateRecords'],
    } as const
    /** What the services made of each other's logs, to the byte. */
    const everything = async () => {
      const all: Record<string, string[]> = {}
      for (const [service, collections] of Object.entries(derived) as [keyof typeof derived, readonly string[]][]) // keys of the table above
        for (const collection of collections) {
          const documents = await platform.stored(service, collection)
          all[`${service}.${collection}`] = documents.map(({ asOf: _, ...one }) => JSON.stringify(one, byKey)).sort() // when it was computed may differ
        }
      return all
    }
    const all = [
      ...['assignments.plans', 'aggregation.plans', 'forms.designations', 'aggregation.designations'],
      ...['assignments.submissions', 'aggregation.submissions'],
    ]

    it('over what stands changes nothing, not what people did about a finding either', async () => {
      const before = await everything()
      expect(before['assignments.findings']?.some((finding) => finding.includes('"state":"rectifying"'))).toBe(true)
      expect(before['assignments.findings']?.some((finding) => finding.includes('"state":"withdrawn"'))).toBe(true)
      for (const subscription of all) await platform.replay(subscription)
      await platform.settle()
      expect(await everything()).toEqual(before)
    })

    it('makes plans, designations, visits, findings, facts and figures anew, the same', async () => {
      const shown = async () => {
        const { api } = await platform.as('xt-viewer')
        return {
          // what people did since is in no submission
          findings: (await api.assignments.finding.list.query({ plan, state: 'all' })).rows.map(({ id, target, title }) => ({
            id,
            target,
            title,
          })),
          summary: { ...(await api.aggregation.summary.byRegion.query({ plan, region: city })), asOf: null }, // as above
        }
      }
      const [before, seen] = [await everything(), await shown()]
      const again = async (subscriptions: string[], forget: () => Promise<void>) => {
        await platform.restart(async () => {
          await forget()
          expect(
            await runLogCommand(
              subscriptions.map((one) => `--replay=${one}`),
              platform.store,
            ),
          ).toBe(false)
        })
        await platform.settle()
      }
      await again(all.slice(0, 4), async () => {
        await platform.empty('forms', 'designations')
        await platform.empty('assignments', 'plans')
        await platform.empty('aggregation', 'plans', 'designations')
      })
      await again(all.slice(4), async () => {
        await platform.empty('assignments', 'corrections', 'visits', 'findings')
        await platform.empty('aggregation', 'facts', 'rollups', 'dirty', 'lateRecords')
      })
      expect(await shown()).toEqual(seen)
      const { 'assignments.findings': findings, ...after } = await everything()
      const { 'assignments.findings': stood, ...rest } = before
      expect(after).toEqual(rest)
      const isUntouched = (finding: string) => !finding.includes('"state":"rectifying"')
      expect(findings?.filter((finding) => stood?.includes(finding))).toEqual(stood?.filter(isUntouched))
    })
  })
})

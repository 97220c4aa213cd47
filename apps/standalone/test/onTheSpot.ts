import { policy, type Role, type Verb } from '@duzhan/contracts'
import { expect } from 'vitest'
import type { TestPlatform } from './platform.ts'
import { isQuery, pathOf } from './rights/verbs.ts'

export const spotCounty = '430381000000'
export const spotTownship = '430381106000'
const posts: Role[] = ['author', 'inspector', 'unit', 'reviewer', 'decider', 'viewer', 'operator']

/** Everybody at and below a county in every post that there is, and who is granted one target or body alone. */
export const spot = [...posts.flatMap((role) => [`c-${role}`, `t-${role}`]), 'tq-unit', 'tq-viewer', 'xx-office', 'hutian-unit']

/** Adds those of them whom the demonstration does not have; `target` is the one that somebody is granted alone. */
export async function addSpot(platform: TestPlatform, plan: string, target: string): Promise<void> {
  const at = (region: string) => posts.map((role) => ({ role, region, plan }))
  for (const grant of at(spotCounty)) await platform.addPerson(`c-${grant.role}`, [grant])
  for (const grant of at(spotTownship)) await platform.addPerson(`t-${grant.role}`, [grant])
  for (const role of ['unit', 'viewer'] as const)
    await platform.addPerson(`tq-${role}`, [{ role, region: spotTownship, plan, target }])
  await platform.addPerson('xx-office', [{ role: 'unit', region: spotCounty, plan, body: 'education' }])
}

/** What is asked about, where that is not the same for every plan. */
export interface AskedAbout {
  plan: string
  target: string
  list: string
  submission: string
  finding: string
}

/** What each verb that only asks is asked for. */
export const askedOf = ({ plan, target, list, submission, finding }: AskedAbout): Partial<Record<Verb, unknown>> => ({
  'session.list': { account: 'c-viewer' },
  'person.list': {},
  'person.holding': { account: 'c-viewer' },
  'region.list': { within: spotCounty },
  'region.find': { text: '湘潭' },
  'region.beneath': { code: spotCounty },
  'region.difference': { code: spotCounty },
  'region.changes': undefined,
  'region.effect': { kind: 'rename', regions: [spotCounty], into: spotCounty, isNew: false, name: '新名县', from: '2030-01-01' },
  'body.list': {},
  'plan.revisions': { plan },
  'plan.compare': { plan, revision: 1, with: { plan, revision: 2 } },
  'plan.list': undefined,
  'plan.byId': { plan },
  'checklist.byKey': { plan, checklist: 'village' },
  'template.list': undefined,
  'template.byKey': { template: 'none' },
  'submission.byId': { id: submission },
  'submission.list': { plan, window: '2020-03' },
  'submission.asideList': { plan },
  'submission.asideById': { id: `${submission}:none` },
  'log.list': {},
  'log.asideList': undefined,
  'service.state': undefined,
  'target.search': { plan },
  'target.list': { plan },
  'target.byId': { plan, target },
  'target.touched': { regions: [spotCounty] },
  'targetList.byPlan': { plan },
  'targetList.review': { plan },
  'targetList.drawn': { plan, list },
  'visit.list': { plan },
  'visit.month': { plan, month: '2020-03' },
  'visit.lots': { plan, visit: `${plan}:monthly:${target}:2020-03:1` },
  'finding.list': { plan, state: 'all' },
  'finding.byId': { id: finding },
  'work.ofPerson': { plan, account: 'c-viewer' },
  'work.waiting': { plan },
  'message.list': { plan },
  'message.unread': undefined,
  'finding.summary': { plan, region: spotCounty },
  'finding.choices': { plan, region: spotCounty },
  'filing.board': { plan },
  'filing.byId': { plan, jurisdiction: spotCounty },
  'due.board': { plan },
  'due.effects': { plan },
  'due.byKey': { plan, key: `reports.monthly/region:${spotCounty}/-/2020-03/1` },
  'due.month': { plan, month: '2020-03' },
  'due.soon': { plan },
  'due.anytime': { plan },
  'task.board': { plan },
  'summary.byRegion': { plan, region: spotCounty },
  'summary.changed': { plan, region: spotCounty, since: 'before' },
  'figure.behind': { plan, region: spotCounty, checklist: 'village' },
})

/** The verbs of the policy that only ask and that anybody holds, but those that are asked otherwise than by procedure. */
export const askingVerbs = (): string[] =>
  Object.entries(policy).flatMap(([verb, roles]) =>
    roles.some((role) => role !== 'service') && isQuery(verb) && verb !== 'evidence.byId' ? [verb] : [],
  )

const paths = (verb: Verb): string[] =>
  /^(log|service)\./.test(verb)
    ? ['identity', 'forms', 'assignments', 'aggregation'].map((name) => `${name}.${verb}`)
    : [pathOf(verb)]

/** All that some people are told, whatever they ask, by who asks for what. */
export async function toldTo(
  platform: TestPlatform,
  accounts: readonly string[],
  asked: Partial<Record<Verb, unknown>>,
): Promise<Map<string, string>> {
  await platform.settle()
  const told = new Map<string, string>()
  for (const account of accounts) {
    const visitor = await platform.as(account)
    const calls = Object.entries(asked).flatMap(([verb, input]) => {
      const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
      return paths(verb as Verb).map((path) => ({ path, query })) // a key of the policy
    })
    const answers = await Promise.all(
      calls.map(async ({ path, query }) => {
        const answer = await visitor.request(`/trpc/${path}${query}`)
        return { path, said: (await answer.text()).replaceAll(/"requestId":"[^"]*"/g, '') }
      }),
    )
    for (const { path, said } of answers) {
      expect(said, path).not.toContain('input.invalid')
      told.set(`${account} ${path}`, said)
    }
  }
  return told
}

/** Which of the answers have changed, by who asked for what. */
export const changedIn = (before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): string[] =>
  [...now].flatMap(([what, said]) => (before.get(what) === said ? [] : [what]))

import type { Figures, ListDecision, Role, SubmissionInput, TargetInput } from '@duzhan/contracts'
import { dust } from '@duzhan/plan-packs'
import { demoPassword } from '../../src/index.ts'
import { newId } from '../answers.ts'
import { hashOf, photo } from '../photos.ts'
import { type TestPlatform, testPlatform } from '../platform.ts'
import { type Answer, answersOf } from './answers.ts'

export const plan = 'dust-example'
const prefecture = '962300000000'
const text = '已经整改到位，请核验'

/** What a record says besides that all was in order, and which visit it names. */
interface Told {
  over?: Record<string, Answer>
  due?: string | undefined
  corrects?: SubmissionInput['corrects']
}
/** Owed, made (late ones among them), made late, missed. */
export type Row = [owed: number, done: number, late: number, missed: number]

/** An instant of 2020 in Shanghai: `04-08 09:30`. */
const shanghai = (local: string): Date => new Date(`2020-${local.replace(' ', 'T')}:00+08:00`)

/** The platform with dust control set up by its own people on the morning of a day. Nobody has inspected anything yet. */
export async function dustControl(start: string) {
  const platform = await testPlatform([])
  const at = (local: string) => platform.clock.set(shanghai(local).toISOString())
  at(start)
  await setUp(platform)
  const api = async (account: string) => (await platform.as(account)).api
  const assignments = async (account: string) => (await api(account)).assignments

  /** A record as it is made at a moment, whenever it is sent. */
  function made(target: string, checklist: string, local: string, { over, due, corrects }: Told = {}): SubmissionInput {
    const [finishedAt, answers] = [shanghai(local), answersOf(checklist, over)]
    const startedAt = new Date(finishedAt.getTime() - 20 * 60_000).toISOString()
    const own = { id: newId(), plan, revision: 1, checklist, target, startedAt, finishedAt: finishedAt.toISOString(), answers }
    return { ...own, ...(due && { due }), ...(corrects && { corrects }) }
  }
  /** Sends what was made, and returns when everything has followed from it. */
  async function send(account: string, ...records: SubmissionInput[]): Promise<void> {
    const outcomes = await (await api(account)).forms.submission.submitMany.mutate({ submissions: records })
    const refused = outcomes.filter((outcome) => !('receipt' in outcome))
    if (refused.length > 0) throw new Error(`not taken in: ${JSON.stringify(refused)}`)
    await platform.settle()
  }
  /** Moves the clock to a moment, makes one record then and sends it. Answers its id. */
  async function record(account: string, target: string, checklist: string, local: string, told: Told = {}): Promise<string> {
    at(local)
    const own = made(target, checklist, local, told)
    await send(account, own)
    return own.id
  }
  /** A bad answer that is serious: with a note, and a photo that has arrived. */
  async function serious(account: string, target: string, note: string): Promise<Answer> {
    const bytes = new Uint8Array(await photo())
    const path = `/files/${hashOf(bytes)}?plan=${plan}&target=${target}`
    const { status } = await (await platform.as(account)).request(path, { method: 'PUT', body: bytes })
    if (status !== 201) throw new Error(`the photo is refused: ${status}`)
    return { answer: 'no', note, photos: [hashOf(bytes)] }
  }

  const card = async (target: string) => (await assignments('gd-reviewer')).target.byId.query({ plan, target })
  /** The visits of a duty to a site, in the order of their days and turns: their window and status. */
  async function visitsOf(target: string, duty: string) {
    const { visits } = await card(target)
    const own = visits.filter((visit) => visit.duty === `owed.${duty}`)
    return own.sort((one, other) => (`${one.until} ${one.id}` < `${other.until} ${other.id}` ? -1 : 1))
  }
  const standing = async (target: string, duty: string) =>
    (await visitsOf(target, duty)).map(({ window, status }) => `${window} ${status}`)
  const visitIn = async (target: string, duty: string, window: string, turn = 1) =>
    (await visitsOf(target, duty)).filter((visit) => visit.window === window)[turn - 1]?.id

  /** Enters sites by their id, township, area and enterprise: new ones, without a roof. */
  async function enter(...sites: [id: string, name: string, regionCode: string, area: number][]): Promise<void> {
    const targets = sites.map(([id, name, regionCode, area]): TargetInput => {
      const attributes = { area, roofOn: false, enterprise: '岚阳一建公司' }
      return { id, name, kind: 'site', regionCode, attributes }
    })
    await (await assignments('gd-author')).target.register.mutate({ plan, targets })
    await platform.settle()
  }
  /** Corrects what the register says of a site. */
  async function correct(target: string, changed: Answer, reason: string): Promise<void> {
    const { version, name, regionCode, attributes } = await card(target)
    const row = { plan, target, version, reason, name, regionCode, attributes: { ...attributes, ...changed } }
    await (await assignments('gd-author')).target.correct.mutate(row)
    await platform.settle()
  }
  async function retire(target: string, on: string, reason: string): Promise<void> {
    const { version } = await card(target)
    await (await assignments('gd-author')).target.retire.mutate({ plan, target, version, on, reason })
    await platform.settle()
  }
  async function restore(target: string, reason: string): Promise<void> {
    const { version } = await card(target)
    await (await assignments('gd-author')).target.restore.mutate({ plan, target, version, reason })
    await platform.settle()
  }
  const review = async () => (await assignments('gd-author')).targetList.review.query({ plan })
  const proposals = async () => (await review()).proposals.map(({ target, change }) => `${target.id} ${change}`)
  /** Decides together, as somebody who has looked at the review of this moment. */
  async function decide(...decisions: Omit<ListDecision, 'list'>[]): Promise<void> {
    const { version } = await review()
    const on = decisions.map((one) => ({ ...one, list: 'large' }))
    await (await assignments('gd-author')).targetList.decide.mutate({ plan, version, decisions: on })
    await platform.settle()
  }
  const onList = async () =>
    (await (await assignments('gd-viewer')).targetList.byPlan.query({ plan })).flatMap(({ targets }) =>
      targets.map(({ id }) => id),
    )

  const finding = async (id: string) => (await assignments('gd-viewer')).finding.byId.query({ id })
  const seen = async (id: string) => ({ id, version: (await finding(id)).version })
  const reportBack = async (account: string, id: string) =>
    (await assignments(account)).finding.reportBack.mutate({ ...(await seen(id)), text })
  async function closeOut(id: string) {
    const steps = (await assignments('gd-reviewer')).finding
    await steps.verify.mutate({ ...(await seen(id)), text })
    return steps.closeOut.mutate(await seen(id))
  }

  /** Hands in what a body owes by a day. */
  async function handIn(account: string, duty: string, dueOn: string, figures?: { key: string; value: number }[]) {
    const { due } = await assignments(account)
    const { dues } = await due.board.query({ plan })
    const found = []
    for (const one of dues.filter((of) => of.duty === `owed.${duty}` && of.dueOn === `2020-${dueOn}`))
      found.push(await due.byKey.query({ plan, key: one.key }))
    const own = found.find(({ verbs }) => verbs.includes('handIn'))
    if (!own) throw new Error(`${account} owes no ${duty} by ${dueOn}`)
    const { key, version } = own
    return due.handIn.mutate({ plan, key, version, text: '已逐个核对，情况如实', ...(figures && { figures }) })
  }
  /** What the bodies owe beside visits by days of a month, and how that stands. */
  async function papers(month: string): Promise<string[]> {
    const { dues } = await (await assignments('gd-reviewer')).due.board.query({ plan })
    const ofMonth = dues.filter(({ dueOn }) => dueOn.startsWith(month))
    return ofMonth.map(({ duty, by, dueOn, standing: how }) => `${duty.slice(5)} ${by} ${dueOn.slice(5)} ${how}`).sort()
  }
  /** The visits due in a month as the prefecture sees them, by duty, and by duty and team. */
  async function board(month: string): Promise<{ duties: Record<string, Row>; teams: Record<string, Row> }> {
    const { entries } = await (await assignments('gd-reviewer')).visit.month.query({ plan, month })
    const [duties, teams] = [new Map<string, Row>(), new Map<string, Row>()]
    const add = (rows: Map<string, Row>, key: string, [owed, done, late, missed]: Row) => {
      const [o, d, l, m] = rows.get(key) ?? [0, 0, 0, 0]
      rows.set(key, [o + owed, d + done, l + late, m + missed])
    }
    for (const { duty, team, count, done, late, overdue } of entries) {
      add(duties, duty.slice(5), [count, done, late, overdue])
      add(teams, `${duty.slice(5)} ${team.key}`, [count, done, late, overdue])
    }
    return { duties: Object.fromEntries(duties), teams: Object.fromEntries(teams) }
  }
  /** How the findings of the prefecture stand. */
  async function findings() {
    const [whole] = await (await assignments('gd-viewer')).finding.summary.query({ plan, region: prefecture })
    const { region: _, ...counts } = whole ?? { region: prefecture }
    return counts
  }
  /** The prefecture's figures of a month: sites visited of those on the list, and what was answered, by checklist and path. */
  async function figures(month: string) {
    const found = await (await api('gd-viewer')).aggregation.summary.byRegion.query({ plan, region: prefecture, window: month })
    const items = new Map<string, Figures>()
    for (const { key, sections } of found.checklists)
      for (const { path, total } of sections.flatMap((section) => section.items)) items.set(`${key} ${path}`, total)
    return { coverage: found.coverage, items }
  }
  return {
    ...{ platform, api, at, made, send, record, serious, card, standing, visitsOf, visitIn },
    ...{ enter, correct, retire, restore, review, proposals, decide, onList },
    ...{ finding, reportBack, closeOut, handIn, papers, board, findings, figures },
  }
}

export type DustControl = Awaited<ReturnType<typeof dustControl>>

/** Sets the example up by its own people: its operator, then its author. */
async function setUp(platform: TestPlatform): Promise<void> {
  const { person } = platform.peersOf('setup')('identity')
  for (const { account, title, grants } of dust.people) {
    const given = grants.map((grant) => ({ ...grant, role: grant.role as Exclude<Role, 'service'> })) // checked at the border
    await person.enrol({ account, title, password: demoPassword, grants: given })
  }
  const operator = (await platform.as('gd-operator')).api
  await operator.identity.region.create.mutate({ regions: dust.regions.map(({ code, name }) => ({ code, name })) })
  const author = (await platform.as('gd-author')).api
  await author.forms.plan.publish.mutate({ document: dust.plan })
  await platform.settle()
  await author.assignments.target.register.mutate({ plan, targets: dust.targets })
  await author.assignments.targetList.freeze.mutate({ plan })
  await platform.settle()
}

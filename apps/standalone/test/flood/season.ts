import type { Figures, FindingView, Role, SubmissionInput } from '@duzhan/contracts'
import { flood } from '@duzhan/plan-packs'
import { demoPassword } from '../../src/index.ts'
import { newId } from '../answers.ts'
import { hashOf, photo } from '../photos.ts'
import { type TestPlatform, testPlatform, type Visitor } from '../platform.ts'
import { answersOf } from './answers.ts'

export const plan = 'flood-example'
const city = '970100000000'
const text = '已经处置到位，请核验'

type Finding = Pick<FindingView, 'id' | 'version'>
/** What a record says besides that all was well, and which visit it names. */
interface Told {
  over?: Record<string, Record<string, unknown>>
  due?: string
  corrects?: SubmissionInput['corrects']
}
/** Owed, made (late ones among them), made late, missed. */
export type Row = [owed: number, done: number, late: number, missed: number]

/** An instant of 2020 in Shanghai: `05-08 07:30`. */
export const shanghai = (local: string): Date => new Date(`2020-${local.replace(' ', 'T')}:00+08:00`)

/** The platform with the example set up by its own people: its operator, then its author. Nobody has inspected anything yet. */
export async function floodSeason(start: string) {
  const platform = await testPlatform([])
  platform.clock.set(shanghai(start).toISOString())
  await setUp(platform)
  const api = async (account: string) => (await platform.as(account)).api
  const at = (local: string) => platform.clock.set(shanghai(local).toISOString())

  /** A record as it is made at a moment, whenever it is sent. */
  const made = (target: string, checklist: string, local: string, { over, ...more }: Told = {}): SubmissionInput => {
    const finishedAt = shanghai(local)
    const startedAt = new Date(finishedAt.getTime() - 20 * 60_000).toISOString()
    const times = { startedAt, finishedAt: finishedAt.toISOString() }
    return { id: newId(), plan, revision: 1, checklist, target, ...times, answers: answersOf(checklist, over), ...more }
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
  /** What somebody saw at a target that is bad and serious: the answer with a note and a photo that has arrived. */
  async function seen(account: string, target: string, answer: 'yes' | 'no', note: string) {
    const bytes = new Uint8Array(await photo())
    const visitor: Visitor = await platform.as(account)
    const path = `/files/${hashOf(bytes)}?plan=${plan}&target=${target}`
    const { status } = await visitor.request(path, { method: 'PUT', body: bytes })
    if (status !== 201) throw new Error(`the photo is refused: ${status}`)
    return { answer, note, photos: [hashOf(bytes)] }
  }
  /** The visit of a duty to a target in a window, as its people see it. */
  async function visitOf(account: string, target: string, duty: string, window: string) {
    const { visits } = await (await api(account)).assignments.target.byId.query({ plan, target })
    return visits.find((visit) => visit.duty === `owed.${duty}` && visit.window === window)
  }

  const finding = async (id: string) => (await api('yt-viewer')).assignments.finding.byId.query({ id })
  const stepOf = ({ id, version }: Finding) => ({ id, version })
  const reportBack = async (account: string, id: string) =>
    (await api(account)).assignments.finding.reportBack.mutate({ ...stepOf(await finding(id)), text })
  const sendBack = async (id: string, rectifyBy?: string) =>
    (await api('lq-reviewer')).assignments.finding.sendBack.mutate({
      ...stepOf(await finding(id)),
      text: '照片看不清，请重报',
      rectifyBy,
    })
  async function closeOut(id: string): Promise<FindingView> {
    const { verify, closeOut: close } = (await api('lq-reviewer')).assignments.finding
    return close.mutate(stepOf(await verify.mutate({ ...stepOf(await finding(id)), text })))
  }

  /** The visits due in a month as the bureau sees them, by duty, and by duty and team. */
  async function board(month: string): Promise<{ duties: Record<string, Row>; teams: Record<string, Row> }> {
    const { entries } = await (await api('lq-reviewer')).assignments.visit.month.query({ plan, month })
    const [duties, teams]: Record<string, Row>[] = [{}, {}]
    const add = (rows: Record<string, Row> = {}, key: string, row: Row) => {
      const [owed, done, late, missed] = rows[key] ?? [0, 0, 0, 0]
      rows[key] = [owed + row[0], done + row[1], late + row[2], missed + row[3]]
    }
    for (const { duty, team, count, done, late, overdue } of entries) {
      const name = duty.replace('owed.', '')
      add(duties, name, [count, done, late, overdue])
      add(teams, `${name} ${team.key}`, [count, done, late, overdue])
    }
    return { duties: duties ?? {}, teams: teams ?? {} }
  }
  /** The visits that somebody is to make today. */
  async function owedBy(account: string) {
    const { visits } = await (await api(account)).assignments.visit.list.query({ plan, mine: true })
    return visits.filter(({ status, duty }) => status === 'due' && duty !== null)
  }
  /** How the findings of the city stand. */
  async function findings() {
    const [whole] = await (await api('yt-viewer')).assignments.finding.summary.query({ plan, region: city })
    const { region: _, ...counts } = whole ?? { region: city }
    return counts
  }
  /** The city's figures of a month: how many targets of how many, late records, and what was answered where, by checklist and path. */
  async function figures(month: string) {
    const found = await (await api('yt-viewer')).aggregation.summary.byRegion.query({ plan, region: city, window: month })
    const items = new Map<string, Figures & { isSummed?: false }>()
    for (const { key, sections } of found.checklists)
      for (const { path, total, isSummed } of sections.flatMap((section) => section.items))
        items.set(`${key} ${path}`, { ...total, ...(isSummed === false && { isSummed }) })
    return { coverage: found.coverage, lateRecords: found.lateRecords, items }
  }

  return {
    platform,
    api,
    at,
    made,
    send,
    record,
    seen,
    visitOf,
    finding,
    reportBack,
    sendBack,
    closeOut,
    owedBy,
    board,
    findings,
    figures,
  }
}

export type FloodSeason = Awaited<ReturnType<typeof floodSeason>>

async function setUp(platform: TestPlatform): Promise<void> {
  const { person } = platform.peersOf('setup')('identity')
  for (const { account, title, grants } of flood.people) {
    const given = grants.map((grant) => ({ ...grant, role: grant.role as Exclude<Role, 'service'> })) // checked at the border
    await person.enrol({ account, title, password: demoPassword, grants: given })
  }
  const operator = (await platform.as('lq-operator')).api
  await operator.identity.region.create.mutate({ regions: flood.regions.map(({ code, name }) => ({ code, name })) })
  const author = (await platform.as('lq-author')).api
  await author.forms.plan.publish.mutate({ document: flood.plan })
  await platform.settle()
  await author.assignments.target.register.mutate({ plan, targets: flood.targets })
  await author.assignments.targetList.freeze.mutate({ plan })
  await platform.settle()
}

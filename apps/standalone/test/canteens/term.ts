import { BodyKind, type SubmissionInput, type VisitView } from '@duzhan/contracts'
import { canteens } from '@duzhan/plan-packs'
import { newId } from '../answers.ts'
import { allVisits } from '../pages.ts'
import { hashOf, photo } from '../photos.ts'
import { testPlatform } from '../platform.ts'
import { selfCheck } from './answers.ts'

export const plan = 'yunxi-canteens-2024'
export const county = '339921000000'
/** The schools by the number in their ids. */
export const school = (no: number): string => `yx-school-${String(no).padStart(2, '0')}`
/** A time of day in Shanghai as an instant. */
export const at = (day: string, time = '09:00'): string => new Date(`${day}T${time}:00+08:00`).toISOString()

/** How the visits of a duty that were due in a month stand; what was cancelled is not owed. */
export type Tally = Record<string, { owed: number; onTime: number; late: number; missed: number }>

/** The county's term on a platform of its own, from the morning of Monday 2 September 2024. */
export async function canteenTerm() {
  const platform = await testPlatform([canteens], { at: at('2024-09-02') })
  await platform.addPerson('yx-operator', [{ role: 'operator', region: county, plan: '*' }])
  const directory = (await platform.as('yx-operator')).api.identity.body
  for (const body of canteens.bodies ?? []) {
    const kind = BodyKind.parse(body.kind)
    await directory.save.mutate({ ...body, kind, jurisdiction: county, parent: null, posts: [], members: null, version: 0 })
  }
  const bytes = new Uint8Array(await photo())
  const picture = hashOf(bytes)
  const sentFor = new Set<string>()

  const as = async (account: string) => (await platform.as(account)).api
  /** Everything due in a month, as the county sees it. */
  async function dueIn(month: string): Promise<VisitView[]> {
    const { visit } = (await as('yx-viewer')).assignments
    const all = await allVisits((cursor) => visit.list.query({ plan, window: month, cursor }))
    return all.filter(({ dueOn }) => dueOn?.startsWith(month))
  }
  /** The visit that a duty owes a school by a day. */
  const owed = async (...asked: Parameters<typeof visitOf>) => (await visitOf(...asked)).id
  async function visitOf(duty: string, target: string, dueOn: string): Promise<VisitView> {
    const { visits } = await (await as('yx-viewer')).assignments.target.byId.query({ plan, target })
    const found = visits.find((visit) => visit.duty === `owed.${duty}` && visit.dueOn === dueOn)
    if (!found) throw new Error(`no ${duty} of ${target} by ${dueOn}`)
    return found
  }
  /** The accounts of those who were drawn for a school's visit of the month. */
  async function drawnFor(target: string, dueOn: string): Promise<string[]> {
    const { inspectors } = await visitOf('sampled', target, dueOn)
    return (inspectors?.drawn ?? []).map(({ key }) => `yx-${key}`)
  }
  /** Who goes to which of the schools drawn for a month, as far as they are still owed or were made. */
  async function inspectorsOf(month: string): Promise<Map<string, string[]>> {
    const visits = (await dueIn(month)).filter(({ duty, status }) => duty === 'owed.sampled' && status !== 'cancelled')
    return new Map(visits.map(({ target, inspectors }) => [target.id, (inspectors?.drawn ?? []).map(({ key }) => key)]))
  }
  /** Sends a record that was finished at an instant, half an hour after it was begun, and moves the clock there. */
  async function send(account: string, record: Pick<SubmissionInput, 'target' | 'checklist' | 'answers' | 'due'>, on: string) {
    platform.clock.set(on)
    const startedAt = new Date(Date.parse(on) - 30 * 60_000).toISOString()
    const input = { id: newId(), plan, revision: 1, startedAt, finishedAt: on, ...record }
    await (await as(account)).forms.submission.submit.mutate(input)
    await platform.settle()
    return input.id
  }
  /** Sends a self-check by its own post, or what the education office found by the same checklist; its photo first. */
  async function check(no: number, on: string, { by, due, ...found }: Found = {}): Promise<string> {
    platform.clock.set(on)
    const [target, account] = [school(no), by ?? school(no)]
    if (!sentFor.has(target)) {
      const sent = await (await platform.as(account)).request(`/files/${picture}?plan=${plan}&target=${target}`, {
        method: 'PUT',
        body: bytes,
      })
      if (sent.status !== 201) throw new Error(`the photo of ${target} was not taken: ${sent.status}`)
      sentFor.add(target)
    }
    return send(account, { target, checklist: 'selfCheck', answers: selfCheck(picture, found), ...(due && { due }) }, on)
  }
  async function tally(month: string): Promise<Tally> {
    const found: Tally = {}
    for (const { duty, status, isLate } of await dueIn(month)) {
      if (status === 'cancelled' || duty === null) continue
      const own = found[duty] ?? { owed: 0, onTime: 0, late: 0, missed: 0 }
      found[duty] = own
      own.owed += 1
      own[status === 'due' ? 'missed' : isLate ? 'late' : 'onTime'] += 1
    }
    return found
  }
  /** How the reports of the offices that were due by a day stand. */
  async function reports(dueOn: string): Promise<string[]> {
    const { dues } = await (await as('yx-viewer')).assignments.due.board.query({ plan })
    const own = dues.filter((due) => due.dueOn === dueOn && due.what === 'report')
    return own.map(({ by, standing, lateDays }) => `${by} ${standing} ${lateDays}`).sort()
  }
  /** Draws the lots of the month, and lets the lists follow them: who was drawn comes on, who was not goes off. */
  async function draw(on: string): Promise<string[]> {
    platform.clock.set(on)
    const { targetList } = (await as('yx-author')).assignments
    const { drawn } = await targetList.draw.mutate({ plan, list: 'sampled', reason: '' })
    await decide(() => true)
    return [...drawn]
  }
  /** Follows what the lists propose: what comes on is designated, what goes off released, with the reasons of the rules. */
  async function decide(isMeant: (target: string) => boolean, over: { verb?: 'keep'; reason?: string } = {}): Promise<number> {
    const { targetList } = (await as('yx-author')).assignments
    const { proposals } = await targetList.review.query({ plan })
    const meant = proposals.filter(({ target, decided }) => isMeant(target.id) && decided === null)
    const decisions = meant.map(({ target, change, list, from }) => {
      const onto = change === 'off' ? from : list
      const verb = over.verb ?? (change === 'off' ? ('release' as const) : ('designate' as const))
      return { target: target.id, verb, reason: over.reason ?? '按当月抽取结果调整', ...(onto !== null && { list: onto }) }
    })
    if (decisions.length > 0) await targetList.decide.mutate({ plan, decisions })
    await platform.settle()
    return decisions.length
  }
  return { platform, as, dueIn, owed, visitOf, drawnFor, inspectorsOf, send, check, tally, reports, draw, decide }
}

interface Found {
  freezer?: number
  samples?: 'yes' | 'no'
  by?: string
  due?: string
}
export type CanteenTerm = Awaited<ReturnType<typeof canteenTerm>>

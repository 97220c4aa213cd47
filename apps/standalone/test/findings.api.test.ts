import type { ChecklistView, FindingSummary, FindingView } from '@duzhan/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { hashOf, photo, upload } from './photos.ts'
import { problemOf, type TestPlatform, testPlatform, type Visitor } from './platform.ts'

const plan = 'xiangtan-2020'
const tanqiao = 'v430381106229' // 潭桥村, 湘乡市壶天镇
const hainan = 'v430321109237' // 海南村, 湘潭县石鼓镇
const litter = 'environment.waste.hasLitter' // the township answers for it
const clinic = 'basicGuarantees.clinicAndDoctor.answer' // the county's health department does
const text = '已经整改到位，请复核'

describe('findings', () => {
  let platform: TestPlatform
  let checklist: ChecklistView
  let [inspector, unit, reviewer, viewer]: Visitor[] = []

  const signInAll = async () => {
    const accounts = ['xt-inspector', 'hutian-unit', 'xx-reviewer', 'xt-viewer']
    ;[inspector, unit, reviewer, viewer] = await Promise.all(accounts.map((account) => platform.as(account)))
  }
  const moveTo = async (instant: string) => {
    platform.clock.set(instant)
    await signInAll()
  }
  beforeAll(async () => {
    platform = await testPlatform()
    await signInAll()
    checklist = await inspector!.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
  })
  afterAll(() => platform?.close())

  /** Reports bad answers at a village now; answers the findings' ids by clause. */
  async function report(target: string, ...bad: string[]): Promise<(clause: string) => string> {
    const now = platform.clock.now().toISOString()
    const submission = submissionOf(target, filled(checklist, bad), { startedAt: now, finishedAt: now })
    await inspector!.api.forms.submission.submit.mutate(submission)
    await platform.settle()
    return (clause) => `${submission.id}:${clause}`
  }
  const finding = (id: string, as = viewer!): Promise<FindingView> => as.api.assignments.finding.byId.query({ id })
  const api = (who: Visitor) => who.api.assignments.finding
  const stepOf = ({ id, version }: { id: string; version: number }) => ({ id, version })

  /** Closes a finding out by the book. */
  async function closeOut(id: string): Promise<FindingView> {
    const reported = await api(unit!).reportBack.mutate({ ...stepOf(await finding(id)), text })
    const verified = await api(reviewer!).verify.mutate({ ...stepOf(reported), text })
    return api(reviewer!).closeOut.mutate(stepOf(verified))
  }

  it('go to the unit that the checklist names, and only there can they be accepted', async () => {
    const idOf = await report(tanqiao, litter, clinic)
    expect(await finding(idOf(litter))).toMatchObject({ responsible: { region: '430381106000' }, rectifyBy: '2020-04-04' })
    expect(await finding(idOf(clinic))).toMatchObject({
      responsible: { region: '430381000000', title: '湘乡市卫健部门' },
    })
    const county = await platform.as('xx-unit')
    const { version } = await finding(idOf(clinic))
    expect(await problemOf(api(unit!).accept.mutate({ id: idOf(clinic), version })), 'the township').toBe('right.missing')
    expect((await api(county).accept.mutate({ id: idOf(clinic), version })).state).toBe('rectifying')
    expect((await finding(idOf(litter), county)).verbs, 'the county stands above the township').toEqual(['accept', 'reportBack'])
  })

  describe('one step after another', () => {
    it('a step on what someone else has moved on is stale, and moves nothing', async () => {
      const id = (await report(tanqiao, 'records.ledgers.answer'))('records.ledgers.answer')
      const seen = await finding(id)
      const accepted = await api(unit!).accept.mutate(stepOf(seen))
      expect(await problemOf(api(unit!).reportBack.mutate({ ...stepOf(seen), text }))).toBe('finding.stale')
      expect(await finding(id, unit)).toEqual(accepted)
    })

    it('of two at once, one moves it and the other is stale', async () => {
      const id = (await report(tanqiao, 'records.projectFiles.answer'))('records.projectFiles.answer')
      const step = { ...stepOf(await finding(id)), text }
      const answers = await Promise.all([0, 1].map(() => problemOf(api(unit!).reportBack.mutate(step))))
      expect(answers.filter((answer) => answer === 'finding.stale')).toHaveLength(1)
      expect((await finding(id)).timeline.filter(({ verb }) => verb === 'reportBack')).toHaveLength(1)
    })

    it('nothing is skipped', async () => {
      const id = (await report(tanqiao, 'infrastructure.roads.answer'))('infrastructure.roads.answer')
      const open = stepOf(await finding(id))
      expect(await problemOf(api(reviewer!).verify.mutate({ ...open, text }))).toBe('finding.wrong-state')
      expect(await problemOf(api(reviewer!).sendBack.mutate({ ...open, text }))).toBe('finding.wrong-state')
      expect(await problemOf(api(reviewer!).closeOut.mutate(open))).toBe('finding.not-verified')
      const reported = stepOf(await api(unit!).reportBack.mutate({ ...open, text }))
      expect(await problemOf(api(reviewer!).closeOut.mutate(reported))).toBe('finding.not-verified')
      expect(await problemOf(api(unit!).accept.mutate(reported))).toBe('finding.wrong-state')
      const verified = await api(reviewer!).verify.mutate({ ...reported, text })
      const closed = await api(reviewer!).closeOut.mutate(stepOf(verified))
      expect({ state: closed.state, verbs: closed.verbs }).toEqual({ state: 'closedOut', verbs: [] })
      for (const call of [
        api(reviewer!).closeOut.mutate(stepOf(closed)),
        api(reviewer!).sendBack.mutate({ ...stepOf(closed), text }),
        api(unit!).reportBack.mutate({ ...stepOf(closed), text }),
      ])
        expect(await problemOf(call)).toBe('finding.wrong-state')
    })

    it('a text too short to say anything is refused', async () => {
      const id = (await report(tanqiao, 'infrastructure.electricity.answer'))('infrastructure.electricity.answer')
      expect(await problemOf(api(unit!).reportBack.mutate({ ...stepOf(await finding(id)), text: ' 已改   ' }))).toBe(
        'input.invalid',
      )
    })

    it('sent back, a deadline may be put off and never brought forward', async () => {
      const id = (await report(tanqiao, 'industry.projects.answer'))('industry.projects.answer')
      const reported = await api(unit!).reportBack.mutate({ ...stepOf(await finding(id)), text })
      expect(reported.rectifyBy).toBe('2020-04-04')
      const sendBack = (rectifyBy: string) => api(reviewer!).sendBack.mutate({ ...stepOf(reported), text, rectifyBy })
      expect(await problemOf(sendBack('2020-04-03'))).toBe('finding.deadline-earlier')
      expect(await problemOf(sendBack('2020-02-30')), 'no such day').toBe('input.invalid')
      const returned = await sendBack('2020-04-10')
      expect(returned).toMatchObject({ state: 'returned', rectifyBy: '2020-04-10', verbs: [] })
      expect(returned.timeline.at(-1)).toMatchObject({ verb: 'sendBack', rectifyBy: '2020-04-10', by: '湘乡市扶贫办·复核员' })
    })

    it('photos of a rectification must have arrived, and stand in its timeline', async () => {
      const id = (await report(tanqiao, 'relocation.oldHouses.answer'))('relocation.oldHouses.answer')
      const picture = await photo()
      const step = { ...stepOf(await finding(id)), text, photos: [hashOf(picture)] }
      expect(await problemOf(api(unit!).reportBack.mutate(step))).toBe('evidence.missing')
      expect((await upload(unit!, tanqiao, new Uint8Array(picture))).status).toBe(201)
      expect((await api(unit!).reportBack.mutate(step)).timeline.at(-1)?.photos).toEqual([hashOf(picture)])
    })

    it('nobody verifies or closes out their own rectification', async () => {
      await platform.addPerson('two-hats', [
        { role: 'unit', region: '430381000000', plan },
        { role: 'reviewer', region: '430381000000', plan },
      ])
      const both = api(await platform.as('two-hats'))
      const id = (await report(tanqiao, 'relocation.landRestoration.answer'))('relocation.landRestoration.answer')
      const reported = await both.reportBack.mutate({ ...stepOf(await finding(id)), text })
      expect(await problemOf(both.verify.mutate({ ...stepOf(reported), text }))).toBe('finding.own-work')
      const verified = await api(reviewer!).verify.mutate({ ...stepOf(reported), text })
      expect(await problemOf(both.closeOut.mutate(stepOf(verified)))).toBe('finding.own-work')
      expect((await api(reviewer!).closeOut.mutate(stepOf(verified))).state).toBe('closedOut')
    })
  })

  describe('as days go by', () => {
    const light = async (id: string) => (await finding(id)).light

    it('turn blue three days before they are due, red the day after, yellow when reported back late', async () => {
      await moveTo('2020-05-04T01:00:00.000Z')
      const id = (await report(hainan, litter))(litter)
      const seen: [string, string][] = []
      for (const day of ['05-04', '05-15', '05-16', '05-19', '05-20']) {
        await moveTo(`2020-${day}T15:59:59.000Z`) // the last second of the day in Shanghai
        seen.push([day, await light(id)])
      }
      expect(seen).toEqual([
        ['05-04', 'none'],
        ['05-15', 'none'],
        ['05-16', 'blue'],
        ['05-19', 'blue'],
        ['05-20', 'red'],
      ])
      const theirs = await platform.as('shigu-unit')
      const reported = await api(theirs).reportBack.mutate({ ...stepOf(await finding(id)), text })
      expect(reported.light).toBe('yellow')
      const xtx = await platform.as('xtx-reviewer')
      const back = await api(xtx).sendBack.mutate({ ...stepOf(reported), text })
      expect(back.light, 'sent back without a later deadline it is late and silent again').toBe('red')
      const again = await api(xtx).sendBack.mutate({
        ...stepOf(await api(theirs).reportBack.mutate({ ...stepOf(back), text })),
        text,
        rectifyBy: '2020-06-20',
      })
      expect(again.light).toBe('none')
    })

    it('a bad answer again joins the finding that stands open; after close-out it opens a new one', async () => {
      await moveTo('2020-06-01T01:00:00.000Z')
      const clause = 'industry.localIndustry.hasLocalIndustry'
      const first = (await report(tanqiao, clause))(clause)
      await moveTo('2020-07-01T01:00:00.000Z')
      const second = (await report(tanqiao, clause))(clause)
      expect(await problemOf(finding(second))).toBe('finding.absent')
      const joined = await finding(first)
      expect(joined.timeline.map(({ verb, at }) => `${verb} ${at.slice(0, 10)}`)).toEqual([
        'record 2020-06-01',
        'handOver 2020-06-01',
        'record 2020-07-01',
      ])
      expect(joined.rectifyBy, 'the deadline stays').toBe('2020-06-16')
      await closeOut(first)
      await moveTo('2020-08-01T01:00:00.000Z')
      const third = (await report(tanqiao, clause))(clause)
      expect(await finding(third)).toMatchObject({ state: 'handedOver', openedAt: '2020-08-01T01:00:00.000Z' })
    })
  })

  describe('in lists', () => {
    const all = async (over: object = {}): Promise<FindingSummary[]> =>
      (await api(viewer!).list.query({ plan, state: 'all', limit: 200, ...over })).rows

    it('every filter agrees with the whole list, on many days', async () => {
      for (const day of ['2020-04-02', '2020-06-18', '2020-08-15', '2020-12-30']) {
        await moveTo(`${day}T01:00:00.000Z`)
        const whole = await all()
        expect(whole.length).toBeGreaterThan(10)
        const ids = (found: FindingSummary[]) => found.map(({ id }) => id).sort()
        const matching = (holds: (one: FindingSummary) => boolean) => ids(whole.filter(holds))
        for (const state of ['open', 'handedOver', 'submitted', 'closedOut', 'all'] as const) {
          const inState = (one: FindingSummary) =>
            state === 'all' || (state === 'open' ? one.state !== 'closedOut' : one.state === state)
          expect(ids(await all({ state })), `${day} ${state}`).toEqual(matching(inState))
          for (const [due, lights] of [
            ['late', ['yellow', 'red']],
            ['soon', ['blue']],
          ] as const)
            expect(ids(await all({ state, due })), `${day} ${state} ${due}`).toEqual(
              matching((one) => inState(one) && lights.some((light) => one.light === light)),
            )
        }
        expect(ids(await all({ target: hainan }))).toEqual(matching(({ target }) => target.id === hainan))
        expect(ids(await all({ region: '430321000000' }))).toEqual(matching(({ target }) => target.id === hainan))
        expect(ids(await all({ region: '410000000000' }))).toEqual([])
      }
    })

    it('those due first come first, and no more than asked for', async () => {
      const dates = (await all()).map(({ rectifyBy }) => rectifyBy)
      expect(dates).toEqual([...dates].sort())
      expect((await all({ limit: 3 })).map(({ rectifyBy }) => rectifyBy)).toEqual(dates.slice(0, 3))
    })

    it('the summary counts what the list shows, for the region asked for and those below', async () => {
      const whole = await all()
      const summary = await api(viewer!).summary.query({ plan, region: '430381000000' })
      expect(summary.map(({ region }) => region)).toEqual(['430381000000', '430381106000', '430381106229'])
      const there = whole.filter(({ target }) => target.id === tanqiao)
      const count = (holds: (one: FindingSummary) => boolean) => there.filter(holds).length
      for (const { region, ...counts } of summary)
        expect(counts, region).toEqual({
          open: count(({ state }) => state !== 'closedOut'),
          closedOut: count(({ state }) => state === 'closedOut'),
          withdrawn: 0,
          blue: count(({ light }) => light === 'blue'),
          yellow: count(({ light }) => light === 'yellow'),
          red: count(({ light }) => light === 'red'),
        })
      const city = await api(viewer!).summary.query({ plan, region: '430300000000' })
      expect(city[0]).toMatchObject({ region: '430300000000', open: whole.filter(({ state }) => state !== 'closedOut').length })
    })

    it('who sees a part is counted a part', async () => {
      const mine = await api(unit!).summary.query({ plan, region: '430300000000' })
      expect(mine.map(({ region }) => region)).toEqual(['430381106000', '430381106229'])
    })
  })
})

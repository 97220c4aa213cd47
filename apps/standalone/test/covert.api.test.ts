import type { Plan } from '@duzhan/plan'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, submissionOf } from './answers.ts'
import { cityPlan as plan } from './countyPlan.ts'
import { addSpot, askedOf, askingVerbs, changedIn, spotCounty as county, spot, toldTo } from './onTheSpot.ts'
import { hashOf, photo, upload } from './photos.ts'
import { post, problemIn, problemOf, type TestPlatform, testPlatform, type Visitor } from './platform.ts'
import { pathOf } from './rights/verbs.ts'

type Owed = NonNullable<Plan['duties']['owed']>[number]
const tanqiao = 'v430381106229' // 潭桥村, 湘乡市壶天镇
const clause = 'environment.waste.hasLitter'
const title = '暗访督战'
const secret: Owed = {
  ...{ key: 'secret', title, what: 'visit', who: { kind: 'team', team: 'cityFixed' }, modes: ['covert'] },
  ...{ about: { kind: 'lists', targetLists: ['provincial'] }, when: { kind: 'cycle', every: 'week' }, checklist: 'village' },
}
const mixed: Owed = {
  ...{ key: 'mixed', title: '明查暗访', what: 'visit', who: { kind: 'team', team: 'cityFixed' }, modes: ['fixed', 'covert'] },
  about: { kind: 'lists', targetLists: ['provincial'] },
}

/** The same answers with a photo of the rubbish. */
function withPhoto(answers: Record<string, unknown>, hash: string): Record<string, unknown> {
  const environment = answers['environment'] as Record<string, object> // as the checklist has it
  return { ...answers, environment: { ...environment, waste: { ...environment['waste'], photos: [hash] } } }
}

describe('a covert visit', () => {
  let platform: TestPlatform
  let record: ReturnType<typeof submissionOf>
  let finding: string
  let picture: string
  let before: Map<string, string>
  const asked = () => askedOf({ plan, target: tanqiao, list: 'provincial', submission: record.id, finding })

  /** All that everybody on the spot is told, whatever they ask, by who asks for what; of the photo whether it is shown. */
  async function toldOnTheSpot(accounts: readonly string[] = spot): Promise<Map<string, string>> {
    const told = await toldTo(platform, accounts, asked())
    for (const account of accounts)
      told.set(`${account} file`, String((await (await platform.as(account)).request(`/files/${picture}`)).status))
    return told
  }
  const changed = (now: Map<string, string>) => changedIn(before, now)
  const code = async (visitor: Visitor, verb: string, input: unknown) =>
    (await problemIn(await post(visitor, pathOf(verb), input)))?.code ?? 'done'

  beforeAll(async () => {
    platform = await testPlatform()
    await addSpot(platform, plan, tanqiao)
    await platform.addPerson('xt-decider', [{ role: 'decider', region: '430300000000', plan }])
    await platform.addPerson('xt-operator', [{ role: 'operator', region: '430300000000', plan: '*' }])
    platform.clock.set('2020-03-20T02:00:00.000Z')
    const author = await platform.as('xt-author')
    const { document } = await author.api.forms.plan.byId.query({ plan })
    const duties = { ...document.duties, owed: [secret, mixed] }
    await author.api.forms.plan.publish.mutate({ document: { ...document, revision: 2, duties } })
    await platform.settle()
    const inspector = await platform.as('xt-inspector')
    const bytes = new Uint8Array(await photo())
    picture = hashOf(bytes)
    const checklist = await inspector.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    const [visit] = (await inspector.api.assignments.target.byId.query({ plan, target: tanqiao })).visits.filter(
      (one) => one.title === title,
    )
    record = submissionOf(tanqiao, withPhoto(filled(checklist, [clause]), picture), { revision: 2, due: visit?.id ?? '' })
    finding = `${record.id}:${clause}`
    before = await toldOnTheSpot()
    expect((await upload(inspector, tanqiao, bytes)).status).toBe(201)
    await inspector.api.forms.submission.submit.mutate(record)
    await post(inspector, 'forms.submission.submit', { ...record, answers: filled(checklist) }) // set aside
    await platform.settle()
  }, 600_000)
  afterAll(() => platform?.close())

  it('is asked about by every verb of the policy that anybody holds and that only asks', () => {
    expect(askingVerbs().filter((verb) => !(verb in asked()))).toEqual([])
  })

  it('changes not one letter of what anybody on the spot is told, in whatever post and by whatever verb', {
    timeout: 600_000,
  }, async () => {
    const now = await toldOnTheSpot()
    expect(now.size).toBeGreaterThan(spot.length * 40)
    expect(changed(now)).toEqual([])
  })

  it('is known to whoever sent it, and at and above the seat that it was made from', async () => {
    for (const account of ['xt-inspector', 'xt-viewer', 'xt-decider', 'hn-viewer']) {
      const { api } = await platform.as(account)
      const [mine] = await api.forms.submission.list.query({ plan, window: '2020-03' })
      expect(mine, account).toMatchObject({ id: record.id, isCovert: true })
      const { visits, findings } = await api.assignments.target.byId.query({ plan, target: tanqiao })
      expect(
        visits.find((one) => one.title === title),
        account,
      ).toMatchObject({ status: 'done', isCovert: true })
      expect(findings, account).toMatchObject([{ id: finding, isCovert: true, state: 'recorded', light: 'none' }])
    }
    expect((await (await platform.as('xt-viewer')).request(`/files/${picture}`)).status).toBe(200)
    const operator = await platform.as('xt-operator')
    const { lines } = await operator.api.forms.log.list.query({ limit: 50 })
    expect(lines.map(({ noun }) => noun)).toEqual(expect.arrayContaining(['evidence', 'aside']))
  })

  it('counts in no figure, neither on the spot nor above', async () => {
    const { api } = await platform.as('xt-viewer')
    const city = await api.aggregation.summary.byRegion.query({ plan, region: '430300000000' })
    expect(city.coverage.visited).toBe(0)
  })

  it('asks nothing of the unit that would answer for it, and cannot be moved on', async () => {
    const step = { id: finding, version: 1, text: '已经整改到位，请复核', photos: [] }
    expect(await code(await platform.as('hutian-unit'), 'finding.reportBack', step)).toBe('finding.absent')
    expect(await code(await platform.as('c-reviewer'), 'submission.release', { id: record.id })).toBe('submission.absent')
    expect(await code(await platform.as('xt-inspector'), 'submission.release', { id: record.id })).toBe('right.missing')
    expect(await code(await platform.as('xt-viewer'), 'submission.release', { id: record.id })).toBe('right.missing')
  })

  it('is found out where anything forgets that it is covert', { timeout: 600_000 }, async () => {
    const forgotten = async (database: 'forms' | 'assignments', collection: string) => {
      const kept = new Map((await platform.stored(database, collection)).map((one) => [one['_id'], one['covert']]))
      await platform.rewrite(database, collection, ({ covert: _, ...rest }) => rest)
      const found = changed(await toldOnTheSpot(['c-viewer', 'c-operator', 'c-unit', 'tq-unit']))
      await platform.rewrite(database, collection, (one) => ({
        ...one,
        ...(kept.get(one['_id']) ? { covert: kept.get(one['_id']) } : {}),
      }))
      return found
    }
    expect(await forgotten('forms', 'submissions')).toEqual(expect.arrayContaining(['c-viewer forms.submission.list']))
    expect(await forgotten('forms', 'log')).toEqual(expect.arrayContaining(['c-operator forms.log.list']))
    expect(await forgotten('assignments', 'visits')).toEqual(expect.arrayContaining(['c-viewer assignments.target.byId']))
    expect(await forgotten('assignments', 'findings')).toEqual(
      expect.arrayContaining([
        'c-unit assignments.finding.summary',
        'c-unit assignments.finding.choices',
        'tq-unit assignments.finding.list',
      ]),
    )
  })

  it('is corrected in secret too', async () => {
    const inspector = await platform.as('xt-inspector')
    const corrects = { submission: record.id, reason: '补充现场情况的说明' }
    const { due: _, ...rest } = record
    const correction = { ...rest, id: submissionOf(tanqiao, {}).id, corrects }
    expect(await code(inspector, 'submission.submit', { ...correction, isCovert: true })).toBe('submission.correction-differs')
    await inspector.api.forms.submission.submit.mutate(correction)
    await platform.settle()
    expect(await inspector.api.forms.submission.byId.query({ id: correction.id })).toMatchObject({
      isCovert: true,
      releasedAt: null,
    })
    expect(changed(await toldOnTheSpot(['c-viewer', 'c-operator', 'hutian-unit', 'tq-unit']))).toEqual([])
  })

  describe('once it is released', () => {
    beforeAll(async () => {
      platform.clock.set('2020-03-25T02:00:00.000Z')
      const decider = await platform.as('xt-decider')
      expect(await decider.api.forms.submission.byId.query({ id: record.id })).toMatchObject({ mayRelease: true })
      await decider.api.forms.submission.release.mutate({ id: record.id })
      await platform.settle()
    })

    it('is seen on the spot with all that followed from it', async () => {
      const { api } = await platform.as('c-viewer')
      const list = await api.forms.submission.list.query({ plan, window: '2020-03' })
      expect(list.map(({ isCovert }) => isCovert)).toEqual([false, false])
      expect(await api.forms.submission.byId.query({ id: record.id })).toMatchObject({
        isCovert: false,
        releasedAt: '2020-03-25T02:00:00.000Z',
      })
      const { visits } = await api.assignments.target.byId.query({ plan, target: tanqiao })
      expect(visits.find((one) => one.title === title)).toMatchObject({ status: 'done', isCovert: false })
      for (const account of ['c-viewer', 'hutian-unit'])
        expect((await (await platform.as(account)).request(`/files/${picture}`)).status, account).toBe(200)
    })

    it('hands its findings over, with as many days as if they were found that day', async () => {
      const unit = await platform.as('hutian-unit')
      const found = await unit.api.assignments.finding.byId.query({ id: finding })
      expect(found).toMatchObject({ isCovert: false, state: 'handedOver', openedAt: expect.stringMatching(/^2020-03-20/) })
      const days = (Date.parse(found.rectifyBy) - Date.parse('2020-03-25')) / 86_400_000
      expect(days).toBe(15)
      expect(found.timeline.map(({ verb, at }) => `${verb} ${at.slice(0, 10)}`)).toEqual([
        'record 2020-03-20',
        'handOver 2020-03-25',
      ])
      expect(found.verbs).toContain('accept')
    })

    it('counts in the figures of its window', async () => {
      const { api } = await platform.as('c-viewer')
      const summary = await api.aggregation.summary.byRegion.query({ plan, region: county })
      expect(summary.coverage.visited).toBe(1)
    })

    it('is released once, and leaves its trace for the spot to read', async () => {
      expect(await code(await platform.as('xt-decider'), 'submission.release', { id: record.id })).toBe('submission.not-covert')
      const { lines } = await (await platform.as('c-operator')).api.forms.log.list.query({ limit: 50 })
      expect(lines.filter(({ noun }) => noun === 'release')).toMatchObject([{ verb: 'make', thing: record.id, title: '潭桥村' }])
      expect(
        lines.filter(({ noun }) => noun === 'evidence'),
        'when somebody was there before stays unsaid',
      ).toEqual([])
    })
  })

  it('may be said by the inspector where the plan leaves that open, and nowhere else', async () => {
    const inspector = await platform.as('xt-inspector')
    const checklist = await inspector.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
    const one = (over: object) => submissionOf(tanqiao, filled(checklist), { revision: 2, ...over })
    const open = await inspector.api.forms.submission.submit.mutate(one({}))
    const covert = await inspector.api.forms.submission.submit.mutate(one({ isCovert: true }))
    expect(await inspector.api.forms.submission.byId.query({ id: open.id })).toMatchObject({ isCovert: false })
    expect(await inspector.api.forms.submission.byId.query({ id: covert.id })).toMatchObject({ isCovert: true })
    const own = await platform.as('xtx-inspector')
    const municipal = (await own.api.assignments.target.list.query({ plan })).find(({ list }) => list === 'municipal')
    const sent = own.api.forms.submission.submit.mutate({ ...one({ isCovert: true }), target: municipal?.id ?? '' })
    expect(await problemOf(sent)).toBe('submission.covert-unplanned')
  })
})

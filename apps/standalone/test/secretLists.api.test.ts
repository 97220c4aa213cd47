import { faultText, type Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { filled, newId, submissionOf } from './answers.ts'
import { cityPlan as plan } from './countyPlan.ts'
import { addSpot, askedOf, askingVerbs, changedIn, spot, spotCounty, spotTownship, toldTo } from './onTheSpot.ts'
import { photo, upload } from './photos.ts'
import { post, problemIn, type TestPlatform, testPlatform } from './platform.ts'

const pack = packs[0]!
const document = pack.plan as Plan // every pack's plan is checked by its own tests
const tanqiao = 'v430381106229' // 潭桥村, on the provincial list
const newVillages = Array.from({ length: 8 }, (_, index) => ({ id: `v-new-${index}`, code: `43038110630${index}` }))
const [fresh, other] = ['v-new-0', 'v-new-1'] // two villages of the township that no open list holds
const few = { poorHouseholds: 1, poorPersons: 1, unliftedHouseholds: 0, unliftedPersons: 0, isProvincialPoorVillage: false }
const city = '430300000000'
const noRecord = '01900000-0000-7000-8000-000000000000'

const lots: Plan['targetLists'][number] = {
  ...{ key: 'lots', title: '随机暗查村', level: 'city', targetKinds: ['village'], everyone: true, draw: { count: 20 } },
}
const unannounced: NonNullable<Plan['duties']['owed']>[number] = {
  ...{ key: 'lots', title: '随机暗查', what: 'visit', who: { kind: 'team', team: 'cityLots' }, unannounced: true },
  ...{ about: { kind: 'lists', targetLists: ['lots'] }, when: { kind: 'cycle', every: 'month' }, checklist: 'village' },
}
const afterReports: typeof unannounced = {
  ...{ ...unannounced, key: 'reported', title: '举报核查' },
  when: { kind: 'event', event: '接到举报', within: 3, unit: 'workingDay' },
}
const withLots: Plan = {
  ...document,
  targetLists: [...document.targetLists, lots],
  checklists: document.checklists.map((one) =>
    one.key === 'village' ? { ...one, targetLists: [...(one.targetLists ?? []), 'lots'] } : one,
  ),
  duties: { ...document.duties, owed: [unannounced, afterReports] },
  assignments: {
    ...document.assignments,
    teams: [
      ...(document.assignments.teams ?? []),
      { key: 'cityLots', title: '市暗查组', level: 'city', targetLists: ['lots'], memberPosts: ['市纪委监委干部'] },
    ],
  },
}
const lotsPack = {
  ...{ plan: withLots, people: pack.people },
  regions: [...pack.regions, ...newVillages.map(({ id, code }) => ({ code, name: id, parent: spotTownship }))],
  targets: [
    ...pack.targets,
    ...newVillages.map(({ id, code }) => ({ ...pack.targets[0]!, id, name: id, regionCode: code, attributes: few })),
  ],
}

/** What differs between two platforms that were told the same: ids made at random, places in a log, instants of computing. */
function alike(said: string): string {
  const bare = said
    .replaceAll(/[0-9a-f]{64}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'id')
    .replaceAll(/"(seq|next)":\d+,?/g, '')
    .replaceAll(/"asOf":"[^"]*"/g, '')
  const lines = /"lines":\[(.*)\]/s.exec(bare)?.[1]
  return lines === undefined ? bare : bare.replace(lines, lines.split('},{"id"').sort().join('},{"id"'))
}

/** The platform with lots drawn for unannounced visits when its lists were frozen. */
async function world(): Promise<TestPlatform> {
  const platform = await testPlatform([lotsPack])
  await addSpot(platform, plan, tanqiao)
  const inspects = (region: string) => ({ role: 'inspector' as const, region, plan, team: 'cityLots' })
  await platform.addPerson('c-lots', [inspects(spotCounty)])
  await platform.addPerson('xt-lots', [inspects(city)])
  await platform.addPerson('xt-decider', [{ role: 'decider', region: city, plan }])
  await platform.addPerson('xt-operator', [{ role: 'operator', region: city, plan: '*' }])
  await platform.addPerson('fresh-unit', [{ role: 'unit', region: spotTownship, plan, target: fresh }])
  platform.clock.set('2020-03-20T02:00:00.000Z')
  return platform
}

describe('a list drawn for unannounced visits', () => {
  let [one, another]: TestPlatform[] = []
  let picture: Uint8Array<ArrayBuffer>
  const here = () => one! // begun before any test
  const asked = (target: string) => askedOf({ plan, target, list: 'lots', submission: noRecord, finding: `${noRecord}:none` })
  const accounts = [...spot, 'fresh-unit']

  async function toldOnTheSpot(platform: TestPlatform, whom: readonly string[] = accounts): Promise<Map<string, string>> {
    const all = await toldTo(platform, whom, asked(tanqiao))
    for (const target of [fresh, other])
      for (const [what, said] of await toldTo(platform, whom, { 'target.byId': { plan, target } }))
        all.set(`${what} ${target}`, said)
    for (const account of whom)
      for (const target of [fresh, other]) {
        const visitor = await platform.as(account)
        const sent = await upload(visitor, target, picture)
        all.set(`${account} upload ${target}`, String(sent.status))
        const record = submissionOf(target, {}) // nothing is filled in: what is taken amiss first tells whether it could be sent
        const refused = await problemIn(await post(visitor, 'forms.submission.submit', record))
        all.set(`${account} submit ${target}`, refused?.code ?? 'done')
      }
    return new Map([...all].map(([what, said]) => [what, alike(said)]))
  }
  const onLots = async (platform: TestPlatform, account = 'xt-viewer') => {
    const lists = await (await platform.as(account)).api.assignments.targetList.byPlan.query({ plan })
    return lists.find(({ key }) => key === 'lots')!
  }
  const drawnIn = async (platform: TestPlatform) => (await onLots(platform)).targets.map(({ id }) => id).sort()
  /** Puts targets on the list by a decision, or takes them off. */
  async function decide(platform: TestPlatform, verb: 'designate' | 'release', ...targets: string[]): Promise<void> {
    const on = await drawnIn(platform)
    const wanted = targets.filter((target) => on.includes(target) === (verb === 'release'))
    if (wanted.length === 0) return
    const decisions = wanted.map((target) => ({ target, verb, list: 'lots', reason: '按抽取结果调整' }))
    await (await platform.as('xt-author')).api.assignments.targetList.decide.mutate({ plan, decisions })
    await platform.settle()
  }

  beforeAll(async () => {
    picture = new Uint8Array(await photo())
    ;[one, another] = [await world(), await world()]
  }, 600_000)
  afterAll(async () => {
    await one?.close()
    await another?.close()
  })

  it('is asked about by every verb of the policy that anybody holds and that only asks', () => {
    expect(askingVerbs().filter((verb) => !(verb in asked(tanqiao)))).toEqual([])
  })

  it('is known at its seat and above, with the draw that anybody there can make again', async () => {
    for (const account of ['xt-viewer', 'hn-viewer']) {
      const list = await onLots(here(), account)
      expect(list, account).toMatchObject({ isFromSeat: true, isWithheld: false, frozenOn: '2020-03-20' })
      expect(list.targets, account).toHaveLength(20)
    }
    const { api } = await here().as('xt-viewer')
    expect((await api.assignments.targetList.drawn.query({ plan, list: 'lots' })).drawn).toHaveLength(20)
    const { sentences } = await api.assignments.due.effects.query({ plan })
    expect(sentences.map((sentence) => faultText(sentence, 'zh'))).toContain(
      '名单“随机暗查村”有哪些对象只告知制定方案的一级和上级；去督战的人员从本人的任务中看到，公开督战一次后告知该对象',
    )
  })

  it('is told of below its seat by its title alone', async () => {
    expect(await onLots(here(), 'c-viewer')).toMatchObject({ isFromSeat: true, isWithheld: true, targets: [], totals: {} })
  })

  it('reads the same below its seat, on whomever the lots fell', { timeout: 600_000 }, async () => {
    expect(await drawnIn(here()), 'the lots fell otherwise').not.toEqual(await drawnIn(another!))
    const [first, second] = [await toldOnTheSpot(here()), await toldOnTheSpot(another!)]
    expect(first.size).toBeGreaterThan(accounts.length * 45)
    expect(changedIn(first, second)).toEqual([])
  })

  it('reads the same whoever comes on it or goes off it later', { timeout: 600_000 }, async () => {
    const whom = accounts.filter((account) => !account.startsWith('t-')) // of the township asks who is granted a target there
    await decide(here(), 'release', tanqiao, fresh)
    await decide(here(), 'designate', other)
    const before = await toldOnTheSpot(here(), whom)
    await decide(here(), 'release', other)
    await decide(here(), 'designate', tanqiao, fresh)
    expect(changedIn(before, await toldOnTheSpot(here(), whom))).toEqual([])
  })

  it('counts at its seat and in no figure below', async () => {
    const designated = async (account: string, region: string) =>
      (await (await here().as(account)).api.aggregation.summary.byRegion.query({ plan, region })).coverage.designated
    const onSecretAlone = (await drawnIn(here())).filter((id) => newVillages.some((village) => village.id === id)).length
    expect(onSecretAlone).toBeGreaterThan(0)
    expect(await designated('xt-viewer', city)).toBe(36 + onSecretAlone)
    expect(await designated('c-viewer', spotCounty)).toBe(10)
  })

  it('shows whoever is to visit a member that visit, the way to fill it in, and nothing of the list', async () => {
    const { api } = await here().as('c-lots')
    const card = await api.assignments.target.byId.query({ plan, target: fresh })
    expect(card).toMatchObject({ list: null, standings: [], checklists: [{ key: 'village' }] })
    expect(card.visits).toMatchObject([{ title: '随机暗查', status: 'due', isYours: true }])
    const visited = (await api.assignments.visit.list.query({ plan, mine: true })).visits.map(({ target }) => target.id)
    expect(visited).toContain(fresh)
    const on = await drawnIn(here())
    const never = newVillages.map(({ id }) => id).filter((id) => id !== other && !on.includes(id))
    expect(never.length).toBeGreaterThan(0)
    for (const target of never) {
      expect(visited).not.toContain(target)
      expect((await api.assignments.target.byId.query({ plan, target })).checklists).toEqual([])
    }
    expect((await onLots(here(), 'c-lots')).targets).toEqual([])
    for (const target of [fresh, tanqiao]) {
      const refused = await problemIn(await post(await here().as('c-lots'), 'forms.submission.submit', submissionOf(target, {})))
      expect(refused?.code, `${target} may be filled in`).toBe('submission.answers-invalid')
    }
  })

  it('does not show by what an event calls for who is on it', async () => {
    const tell = async (account: string, region: string) => {
      const told = { plan, id: newId(), event: '接到举报', region, at: '2020-03-20T01:00:00.000Z', text: '来信反映情况' }
      return (await (await here().as(account)).api.assignments.due.tell.mutate(told)).visits
    }
    expect(await tell('xt-decider', spotCounty)).toBeGreaterThan(1)
    for (const region of [spotCounty, spotTownship, '430381102000']) expect(await tell('c-reviewer', region), region).toBe(0)
  })

  it('is found out where anything forgets that it is secret', { timeout: 600_000 }, async () => {
    const whom = ['c-viewer', 'c-operator', 'c-inspector', 'tq-unit']
    const before = await toldOnTheSpot(here(), whom)
    // what lists hold is read again when something of them has changed
    const changed = () =>
      here().rewrite('assignments', 'freezes', (kept) => ({ ...kept, changes: Number(kept['changes'] ?? 0) + 1 }))
    const forgotten = async (database: 'forms' | 'assignments', collection: string, forget: (kept: object) => object) => {
      const kept = new Map((await here().stored(database, collection)).map((stored) => [stored['_id'], stored]))
      await here().rewrite(database, collection, forget)
      await changed()
      here().clock.advance(3_000) // what was read before is remembered for a moment
      const found = changedIn(before, await toldOnTheSpot(here(), whom))
      await here().rewrite(database, collection, (stored) => kept.get(stored['_id']) ?? stored)
      await changed()
      here().clock.advance(3_000)
      return found
    }
    const without = (kept: object): object =>
      JSON.parse(JSON.stringify(kept), (key, value) => (key === 'covert' ? undefined : value))
    const ofAlso = ({ also, ...kept }: { also?: object[] }) => ({ ...kept, also: also?.map(without) })
    const ofItself = ({ covert: _, ...kept }: { covert?: object }) => kept
    expect(await forgotten('assignments', 'designations', ofItself)).toEqual(
      expect.arrayContaining(['c-viewer assignments.target.search', 'c-viewer assignments.targetList.byPlan']),
    )
    expect(await forgotten('assignments', 'designations', ofAlso)).toEqual(
      expect.arrayContaining(['tq-unit assignments.target.byId', 'c-viewer assignments.target.list']),
    )
    expect(await forgotten('assignments', 'log', ofItself)).toEqual(expect.arrayContaining(['c-operator assignments.log.list']))
    expect(await forgotten('forms', 'designations', without)).toEqual(
      expect.arrayContaining([`c-inspector upload ${fresh}`, `c-inspector submit ${fresh}`]),
    )
  })

  describe('once a member was visited in the open', () => {
    beforeAll(async () => {
      const inspector = await here().as('c-lots')
      const checklist = await inspector.api.forms.checklist.byKey.query({ plan, checklist: 'village' })
      const { visits } = await inspector.api.assignments.target.byId.query({ plan, target: fresh })
      const visit = visits.find(({ title }) => title === '随机暗查')
      await inspector.api.forms.submission.submit.mutate(submissionOf(fresh, filled(checklist), { due: visit?.id ?? '' }))
      await here().settle()
    })

    it('tells that member and those around it, with a trace, and of no other', async () => {
      const { api } = await here().as('c-viewer')
      const card = await api.assignments.target.byId.query({ plan, target: fresh })
      expect(card).toMatchObject({ list: 'lots', standings: [{ list: 'lots', until: null }] })
      expect((await onLots(here(), 'c-viewer')).targets.map(({ id }) => id)).toEqual([fresh])
      expect((await api.assignments.target.byId.query({ plan, target: tanqiao })).also).toBeUndefined()
      const { lines } = await (await here().as('c-operator')).api.assignments.log.list.query({ limit: 50, noun: 'designation' })
      expect(lines.filter(({ verb }) => verb === 'disclose').map(({ change }) => change['target'])).toEqual([fresh])
    })

    it('counts it where it lies', async () => {
      const { api } = await here().as('c-viewer')
      const { coverage } = await api.aggregation.summary.byRegion.query({ plan, region: spotCounty })
      expect(coverage).toEqual({ designated: 11, visited: 1 })
    })
  })

  it('is told everybody as soon as the plan says that it is open', async () => {
    const author = await here().as('xt-author')
    const { document: inForce } = await author.api.forms.plan.byId.query({ plan })
    const targetLists = inForce.targetLists.map((list) => (list.key === 'lots' ? { ...list, told: 'open' as const } : list))
    await author.api.forms.plan.publish.mutate({ document: { ...inForce, revision: 2, targetLists } })
    await here().settle()
    const list = await onLots(here(), 'c-viewer')
    expect(list).toMatchObject({ isFromSeat: false, isWithheld: false })
    expect(list.targets.map(({ id }) => id)).toEqual(expect.arrayContaining([fresh, tanqiao]))
    const { lines } = await (await here().as('c-operator')).api.assignments.log.list.query({ limit: 100, noun: 'designation' })
    const disclosed = lines.filter(({ verb }) => verb === 'disclose').map(({ change }) => change['target'])
    expect(disclosed).toContain(tanqiao)
    expect(disclosed.filter((target) => target === fresh)).toHaveLength(1)
  })
})

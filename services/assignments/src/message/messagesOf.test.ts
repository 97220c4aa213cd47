import type { LogEntry, MessageTopic } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { unchecked, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { TrackedDue } from '../due/due.ts'
import type { Filing } from '../filing/filing.ts'
import type { Finding, FindingStep } from '../finding/finding.ts'
import type { KeptLot } from '../lot/lot.repository.ts'
import { aDue } from '../test/aDue.ts'
import { aFinding } from '../test/aFinding.ts'
import { type MessageSources, messagesOf } from './messagesOf.ts'

const plan = packs[0]!.plan as Plan // every pack's plan is checked by its own tests
const by = { id: 'p-1', title: '岗位' }
const at = '2020-03-20T03:00:00.000Z'
const anEntry = (noun: string, verb: string, change: object, over: Partial<LogEntry> = {}): LogEntry => ({
  ...{ seq: 1, id: `${at} e-1`, service: 'assignments', noun, verb, thing: 'thing', plan: world.plan, regionPath: [] },
  ...{ by, at, requestId: 'r-1', v: 1, change: { ...change } },
  ...over,
})
interface Holds {
  finding?: Finding
  due?: TrackedDue
  filing?: Partial<Filing>
  frozenOn?: string
  lots?: Partial<KeptLot>[]
}
const sourcesOf = ({ finding, due, filing, frozenOn, lots = [] }: Holds): MessageSources => ({
  findings: { byId: async () => finding ?? null },
  dues: { byKey: async () => due ?? null },
  filings: { byJurisdiction: async () => (filing as Filing | undefined) ?? null }, // of a filing only what is told is read
  designations: { frozen: async () => (frozenOn ? { plan: world.plan, frozenOn, by: '岗位' } : null) },
  lots: { ofWindow: async () => lots as KeptLot[] }, // as above
  plans: { latest: async () => ({ ...plan, code: world.plan, jurisdiction: world.city }) },
})
const told = (entry: LogEntry, holds: Holds = {}) => messagesOf(sourcesOf(holds))(entry)
const step = (verb: FindingStep['verb'], text: string | null, when = at): FindingStep => ({
  ...{ verb, at: new Date(when), by, text, photos: [], rectifyBy: null, submission: null },
})

describe('of findings', () => {
  const changeOf = ({ state, rectifyBy }: Finding) => ({ state, rectifyBy })

  it.each<[string, Finding['state'], MessageTopic, string]>([
    ['open', 'handedOver', 'finding.given', 'finding.accept'],
    ['handOver', 'handedOver', 'finding.given', 'finding.accept'],
    ['reportBack', 'submitted', 'finding.toVerify', 'finding.verify'],
    ['sendBack', 'returned', 'finding.returned', 'finding.accept'],
    ['correct', 'rectifying', 'finding.corrected', 'finding.accept'],
    ['withdraw', 'withdrawn', 'finding.withdrawn', 'finding.accept'],
    ['verify', 'verified', 'finding.verified', 'finding.accept'],
    ['closeOut', 'closedOut', 'finding.closedOut', 'finding.accept'],
    ['askExtension', 'handedOver', 'finding.extensionAsked', 'finding.extend'],
    ['extend', 'returned', 'finding.extended', 'finding.accept'],
    ['refuseExtension', 'rectifying', 'finding.extensionRefused', 'finding.accept'],
  ])('%s, which leaves it %s, is told as %s by %s', async (verb, state, topic, whose) => {
    const finding = aFinding({ state })
    const messages = await told(anEntry('finding', verb, changeOf(finding)), { finding })
    expect(messages).toMatchObject([
      {
        ...{ topic, plan: world.plan, things: [finding.id], at: new Date(at) },
        words: { title: '问题', of: '某村', on: '2020-04-04' },
        audiences: [{ rule: 'place', verb: whose, target: 'v-1' }],
        shown: { verb: 'finding.byId', place: { target: 'v-1' } },
      },
    ])
  })

  it.each([
    ['open', 'recorded'],
    ['record', 'handedOver'],
    ['accept', 'rectifying'],
    ['correct', 'closedOut'],
  ] as const)('%s, which leaves it %s, is told nobody', async (verb, state) => {
    const finding = aFinding({ state })
    expect(await told(anEntry('finding', verb, changeOf(finding)), { finding })).toEqual([])
  })

  it('that nobody on the spot knows of none is told, by its entry or as it is kept', async () => {
    const covert = { path: [world.province, world.city], by: 'p-1' }
    const finding = aFinding({ covert })
    for (const verb of ['open', 'handOver', 'withdraw', 'correct']) {
      expect(await told(anEntry('finding', verb, { ...changeOf(finding), covert }), { finding: aFinding() }), verb).toEqual([])
      expect(await told(anEntry('finding', verb, changeOf(finding)), { finding }), verb).toEqual([])
    }
  })

  it('more time is asked for at the seat that decides, with the reason and the day that is asked for', async () => {
    const path = [world.province, world.city]
    const asked = { ...step('askExtension', '设备还在路上'), rectifyBy: '2020-04-10' }
    const finding = aFinding({ timeline: [asked], extension: { until: '2020-04-10', regionPath: path } })
    const [message] = await told(anEntry('finding', 'askExtension', changeOf(finding)), { finding })
    expect(message?.audiences).toEqual([{ rule: 'place', verb: 'finding.extend', regionPath: path, target: 'v-1' }])
    expect(message?.words).toEqual({ title: '问题', of: '某村', on: '2020-04-10', text: '设备还在路上' })
  })

  it('the reason why it came back is told, of the step that is told and of no later one', async () => {
    const later = step('sendBack', '仍不到位', '2020-03-21T03:00:00.000Z')
    const finding = aFinding({ state: 'returned', timeline: [step('sendBack', '仍有垃圾'), step('reportBack', '已清理'), later] })
    const [message] = await told(anEntry('finding', 'sendBack', changeOf(finding)), { finding })
    expect(message?.words.text).toBe('仍有垃圾')
  })

  it('what one record found is one message, and the same step told again the same', async () => {
    const other = aFinding({ id: 's-1:environment.smell', title: '有异味' })
    const [one] = await told(anEntry('finding', 'open', changeOf(other)), { finding: aFinding() })
    const [another] = await told(anEntry('finding', 'open', changeOf(other), { id: 'e-2' }), { finding: other })
    expect(another?.id).toBe(one?.id)
    const elsewhere = aFinding({ responsible: { ...aFinding().responsible, region: world.county } })
    const [third] = await told(anEntry('finding', 'open', changeOf(elsewhere)), { finding: elsewhere })
    expect(third?.id, 'to another unit it is another').not.toBe(one?.id)
  })

  it('what a body answers for, found or decides on is told it too, each by its own message', async () => {
    const responsible = { ...aFinding().responsible, bodies: ['waste'] }
    const finding = aFinding({ responsible, foundBy: ['assessor', 'waste'], bodies: ['waste', 'assessor'] })
    const audienceOf = async (verb: string, over: Partial<Finding> = {}) => {
      const one = { ...finding, ...over }
      const [message] = await told(anEntry('finding', verb, changeOf(one)), { finding: one })
      return [message?.audiences[0], message?.id, message?.shown?.place.bodies] as const
    }
    const [given, id, shown] = await audienceOf('open')
    expect([given, shown]).toMatchObject([{ verb: 'finding.accept', bodies: ['waste'] }, ['waste', 'assessor']])
    const [plain] = await told(anEntry('finding', 'open', changeOf(finding)), { finding: aFinding() })
    expect(plain?.id, 'what the unit of the region is told stands apart').not.toBe(id)
    expect((await audienceOf('reportBack', { state: 'submitted' }))[0]).toMatchObject({
      verb: 'finding.verify',
      bodies: ['assessor'],
    })
    const extension = { until: '2020-04-10', regionPath: [], bodies: ['bureau'] }
    const [asked] = await audienceOf('askExtension', { extension })
    expect(asked).toMatchObject({ verb: 'finding.extend', regionPath: [], bodies: ['bureau'] })
  })

  it('one that is gone is told nobody', async () => {
    expect(await told(anEntry('finding', 'open', changeOf(aFinding())))).toEqual([])
  })
})

describe('of what is owed', () => {
  const changeOf = ({ title, dueOn, state }: TrackedDue) => ({ title, by: null, dueOn, state })
  const due = aDue()

  it.each<[string, MessageTopic, string]>([
    ['open', 'due.opened', 'ower'],
    ['tell', 'due.opened', 'ower'],
    ['reopen', 'due.opened', 'ower'],
    ['handIn', 'due.handedIn', 'place'],
    ['receive', 'due.received', 'ower'],
    ['sendBack', 'due.returned', 'ower'],
    ['excuse', 'due.excused', 'ower'],
    ['revokeReceipt', 'due.owedAgain', 'ower'],
    ['revokeExcuse', 'due.owedAgain', 'ower'],
  ])('%s is told as %s', async (verb, topic, rule) => {
    const messages = await told(anEntry('due', verb, changeOf(due)), { due })
    expect(messages).toMatchObject([
      {
        topic,
        things: [due.key],
        audiences: [{ rule }],
        words: { title: '月报', on: '2020-03-25' },
        shown: { verb: 'due.byKey' },
      },
    ])
  })

  it('that it is asked for no more is told nobody, nor what was due before', async () => {
    expect(await told(anEntry('due', 'cancel', changeOf(due)), { due })).toEqual([])
    expect(await told(anEntry('due', 'open', { ...changeOf(due), dueOn: '2020-03-19' }), { due })).toEqual([])
    expect(await told(anEntry('due', 'open', { ...changeOf(due), dueOn: '2020-03-20' }), { due })).toHaveLength(1)
  })

  it('where nobody owes it, nobody is told', async () => {
    const unowned = aDue({ by: null })
    for (const verb of ['open', 'sendBack'])
      expect(await told(anEntry('due', verb, changeOf(unowned)), { due: unowned })).toEqual([])
  })

  it('what many targets owe is one message for each seat that answers for them, and one for each target', async () => {
    const ofSchool = (id: string) => aDue({ key: `k-${id}`, by: { key: `target:${id}`, title: id } })
    const idsOf = async (id: string) =>
      (await told(anEntry('due', 'open', changeOf(ofSchool(id))), { due: ofSchool(id) })).map((one) => one.id)
    const [one, another] = [await idsOf('s-1'), await idsOf('s-2')]
    expect(one.filter((id) => another.includes(id))).toHaveLength(3)
    expect(one.filter((id) => !another.includes(id))).toEqual([expect.stringMatching(/ #s-1$/)])
  })

  it('a team’s is for those of the team, and of any, at each seat', async () => {
    const ofTeam = aDue({ by: { key: `team:county@${world.county}`, title: '县督战队' } })
    const messages = await told(anEntry('due', 'open', changeOf(ofTeam)), { due: ofTeam })
    expect(messages.map(({ audiences }) => audiences[0])).toContainEqual({
      ...{ rule: 'team', verb: 'due.handIn', region: world.county, team: 'county' },
    })
    expect(messages).toHaveLength(6)
  })

  it('a reason is told where there is one, and not what was handed in', async () => {
    const steps = [
      { verb: 'handIn' as const, at: new Date(at), by, text: '本月走访 7 个村' },
      { verb: 'sendBack' as const, at: new Date(at), by, text: '缺少附件' },
    ]
    const returned = aDue({ steps })
    const textOf = async (verb: string) =>
      (await told(anEntry('due', verb, changeOf(returned)), { due: returned }))[0]?.words.text
    expect(await textOf('sendBack')).toBe('缺少附件')
    expect(await textOf('handIn')).toBeUndefined()
  })
})

describe('of filings', () => {
  const filing = (): Partial<Filing> => ({
    rounds: unchecked([{ lower: { code: 'lower', revision: 1, title: '县方案' } }]), // only its title is read
    regionPath: [world.province, world.city, world.county],
    timeline: [{ verb: 'sendBack', at: new Date(at), by, text: '缺少时间安排', breaches: 0 }],
  })
  it.each<[string, string, MessageTopic, object]>([
    ['file', 'submitted', 'filing.filed', { rule: 'place', verb: 'filing.accept', regionPath: [world.province, world.city] }],
    ['accept', 'accepted', 'filing.accepted', { rule: 'seat', verb: 'filing.byId', region: world.county }],
    ['sendBack', 'returned', 'filing.returned', { rule: 'seat', verb: 'filing.byId', region: world.county }],
  ])('%s is told as it leaves them: %s', async (verb, state, topic, audience) => {
    const entry = anEntry('filing', verb, { jurisdiction: world.county, state, breaches: 0, version: 1 })
    const [message] = await told(entry, { filing: filing() })
    expect(message).toMatchObject({ topic, audiences: [audience], things: [world.county], words: { title: '县方案' } })
    expect(message?.words.text).toBe(verb === 'sendBack' ? '缺少时间安排' : undefined)
    expect(await told(entry)).toEqual([])
  })
})

describe('of lists', () => {
  const placed = (over: object = {}) => ({
    ...{ plan: world.plan, target: 'v-1', targetName: '上坪村', place: '', kind: 'village', team: null },
    ...{ regionPath: [world.province, world.city], list: 'municipal', designatedOn: '2020-03-20', releasedOn: null },
    ...over,
  })

  it('that they are frozen is told everybody whom the plan concerns', async () => {
    expect(await told(anEntry('targetList', 'freeze', { frozenOn: '2020-03-20' }))).toMatchObject([
      { topic: 'list.frozen', audiences: [{ rule: 'plan', jurisdiction: world.city }] },
    ])
  })

  it.each([
    ['designate', 'list.designated'],
    ['release', 'list.released'],
  ])('%s after that is told at each seat above', async (verb, topic) => {
    const messages = await told(anEntry('designation', verb, placed()), { frozenOn: '2020-03-01' })
    expect(messages.map((one) => [one.topic, one.audiences[0]])).toEqual([
      [topic, { rule: 'seat', verb: 'target.byId', region: world.province }],
      [topic, { rule: 'seat', verb: 'target.byId', region: world.city }],
    ])
    const other = await told(anEntry('designation', verb, placed({ target: 'v-2' }), { id: 'e-2' }), { frozenOn: '2020-03-01' })
    expect(
      other.map(({ id }) => id),
      'decided together, told together',
    ).toEqual(messages.map(({ id }) => id))
  })

  it('who came on them when they were frozen is told by that alone', async () => {
    expect(await told(anEntry('designation', 'designate', placed()), { frozenOn: '2020-03-20' })).toEqual([])
    expect(await told(anEntry('designation', 'designate', placed()))).toEqual([])
  })

  it('of a list that is told from its seat up nobody is told, nor of what is only moved', async () => {
    const secret = placed({ covert: { path: [world.province, world.city], by: '' } })
    for (const verb of ['designate', 'release'])
      expect(await told(anEntry('designation', verb, secret), { frozenOn: '2020-03-01' })).toEqual([])
    for (const verb of ['move', 'disclose', 'keep', 'leave'])
      expect(await told(anEntry('designation', verb, placed()), { frozenOn: '2020-03-01' }), verb).toEqual([])
  })
})

describe('of drawn inspectors', () => {
  const change = { duty: 'd', title: '双随机', window: '2020-03', no: 2, visits: 1, among: 3, commitment: 'c', nonce: 'n' }
  const lots: Partial<KeptLot>[] = [
    { no: 1, drawn: [['visit-1', ['a']]] },
    { no: 2, replaced: 'a', drawn: [['visit-1', ['b']]] },
  ]

  it('who goes in another’s place is told, and that other; nobody else', async () => {
    const messages = await told(anEntry('lot', 'replace', change), { lots })
    expect(messages).toMatchObject([
      { topic: 'visit.given', audiences: [{ regionPath: [], bodies: ['b'] }], words: { title: '双随机' } },
      { topic: 'visit.taken', audiences: [{ regionPath: [], bodies: ['a'] }] },
    ])
    expect(await told(anEntry('lot', 'draw', change), { lots })).toEqual([])
    expect(await told(anEntry('lot', 'replace', { ...change, no: 3 }), { lots })).toEqual([])
  })
})

it('of what is of no plan, or of another noun, nothing is told', async () => {
  expect(await told(anEntry('finding', 'open', aFinding(), { plan: null }), { finding: aFinding() })).toEqual([])
  for (const noun of ['target', 'task', 'event', 'toString']) expect(await told(anEntry(noun, 'open', {}))).toEqual([])
})

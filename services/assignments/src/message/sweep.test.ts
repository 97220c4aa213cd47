import type { Actor } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { manualClock, world } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { TrackedDue } from '../due/due.ts'
import type { Finding } from '../finding/finding.ts'
import { aDue } from '../test/aDue.ts'
import { aFinding } from '../test/aFinding.ts'
import type { Visit, VisitTally } from '../visit/visit.repository.ts'
import type { Message } from './message.ts'
import { messageSweep } from './sweep.ts'

const plan: Plan = { ...(packs[0]!.plan as Plan), code: world.plan, jurisdiction: world.city } // checked by its own tests
const viewer = (region: string): Actor => ({
  ...{ id: 'p-1', account: 'someone', title: '岗位' },
  grants: [{ role: 'viewer', region, plan: '*' }],
})

const hours = { key: 'hours', title: '紧急', within: 24, unit: 'hour' as const }

/** A platform on which somebody asks: what it holds may change between two askings. */
function platform(
  first: {
    findings?: Finding[]
    dues?: TrackedDue[]
    visits?: VisitTally[]
    revision?: number
    frozenOn?: string
    hours?: true
  } = {},
) {
  let holds = first
  const clock = manualClock('2020-03-20T01:00:00.000Z') // a Friday
  const kept = new Map<string, Message>()
  const calls = { opened: 0, settled: 0, frozen: 0, listed: 0, forgotten: [] as Date[] }
  const sweep = messageSweep({
    messages: {
      async putOnce(told) {
        for (const message of told) if (!kept.has(message.id)) kept.set(message.id, message)
      },
      forget: async (before) => void calls.forgotten.push(before),
    },
    plans: {
      codes: async () => [world.plan],
      latest: async () => ({ ...plan, revision: holds.revision ?? 1, ...(holds.hours && { findings: { limits: [hours] } }) }),
      since: async () => null,
    },
    designations: {
      async frozen() {
        calls.frozen += 1
        return holds.frozenOn === undefined ? null : { plan: world.plan, frozenOn: holds.frozenOn, by: 'p-1' }
      },
    },
    findings: {
      async list({ states, dueFrom = '', dueUntil = '9' }) {
        calls.listed += 1
        return (holds.findings ?? []).filter(
          ({ state, rectifyBy }) => states?.includes(state) && rectifyBy >= dueFrom && rectifyBy <= dueUntil,
        )
      },
      cursorAt: ({ id }) => ({ value: '', id }),
    },
    visits: { tally: async () => holds.visits ?? [] },
    dues: { owedBy: async (_, __, until = '9') => (holds.dues ?? []).filter(({ dueOn }) => dueOn <= until) },
    momentOf: async () => ({ now: clock.now(), knownFrom: null }),
    async openVisits() {
      calls.opened += 1
    },
    openDues: async () => {},
    async settle() {
      calls.settled += 1
    },
    clock,
  })
  const ask = async (day: string, region: string = world.city, time = '01:00:00') => {
    clock.set(`${day}T${time}.000Z`)
    await sweep(viewer(region))
  }
  const told = (topic: string) => [...kept.values()].filter((one) => one.topic === topic)
  /** What a topic tells at one seat. */
  const at = (topic: string, region: string) =>
    told(topic).filter(({ audiences }) => audiences.some((one) => 'region' in one && one.region === region))
  const now = (next: typeof holds) => {
    holds = next
  }
  return { ask, told, at, calls, kept, now }
}

describe('findings near their limit', () => {
  it('are told on the working day before it, over a weekend too, and once', async () => {
    const monday = aFinding({ rectifyBy: '2020-03-23' })
    const { ask, at } = platform({ findings: [monday] })
    await ask('2020-03-19')
    expect(at('finding.soon', world.township)).toEqual([])
    for (const day of ['2020-03-20', '2020-03-21', '2020-03-22', '2020-03-23']) await ask(day)
    expect(at('finding.soon', world.township)).toMatchObject([
      {
        count: 1,
        things: [monday.id],
        words: { title: '问题', on: '2020-03-23' },
        at: new Date('2020-03-20T01:00:00.000Z'),
      },
    ])
    expect(at('finding.soon', world.county), 'and to the unit above, each by its own').toHaveLength(1)
  })

  it('that are over it are told to the unit and to whoever reviews them, once for each limit', async () => {
    const [one, another] = [aFinding({ rectifyBy: '2020-03-20' }), aFinding({ id: 's-2:x', rectifyBy: '2020-03-20' })]
    const { ask, at, told } = platform({ findings: [one, another] })
    await ask('2020-03-21')
    await ask('2020-03-24')
    expect(at('finding.late', world.township)).toMatchObject([{ count: 2, things: [], words: { on: '2020-03-20' } }])
    expect(at('finding.lateBelow', world.county)).toMatchObject([{ count: 2 }])
    expect(told('finding.late')[0]?.words).not.toHaveProperty('title')
  })

  it('with another limit are told anew by that one', async () => {
    const { ask, at, now } = platform({ findings: [aFinding({ rectifyBy: '2020-03-23' })] })
    await ask('2020-03-20')
    now({ findings: [aFinding({ rectifyBy: '2020-03-27' })] })
    await ask('2020-03-26')
    expect(at('finding.soon', world.township).map(({ words }) => words.on)).toEqual(['2020-03-23', '2020-03-27'])
  })

  it('to the minute are told as late once the minute is over, on the same day', async () => {
    const one = aFinding({ rectifyBy: '2020-03-20T10:30' })
    const { ask, at, calls } = platform({ findings: [one], hours: true })
    const askAt = (time: string) => ask('2020-03-20', world.city, time)
    await askAt('02:30:00')
    expect(at('finding.soon', world.township)).toMatchObject([{ words: { on: '2020-03-20T10:30' } }])
    expect(at('finding.late', world.township)).toEqual([])
    await askAt('02:31:00')
    await askAt('02:31:30')
    expect(at('finding.late', world.township)).toMatchObject([{ count: 1, words: { on: '2020-03-20T10:30' } }])
    expect(at('finding.lateBelow', world.county)).toHaveLength(1)
    expect(calls.opened, 'what is opened is opened once a day').toBe(1)
    expect(calls.listed, 'once for the day, and once for each minute').toBe(3)
  })

  it('that wait for their reviewer, or that nobody on the spot knows of, are told nobody', async () => {
    const covert = { path: [world.province, world.city], by: 'p-1' }
    const { ask, kept } = platform({
      findings: [
        aFinding({ rectifyBy: '2020-03-20', state: 'submitted' }),
        aFinding({ id: 'c', rectifyBy: '2020-03-20', covert }),
      ],
    })
    await ask('2020-03-21')
    expect([...kept.keys()]).toEqual([])
  })

  it('that went over it long ago are told nobody anew', async () => {
    const { ask, kept } = platform({ findings: [aFinding({ rectifyBy: '2020-03-01' })] })
    await ask('2020-03-20')
    expect([...kept.keys()]).toEqual([])
  })

  it('are told in one message where a target is granted alone', async () => {
    const { ask, told } = platform({ findings: [aFinding({ rectifyBy: '2020-03-23' })] })
    await ask('2020-03-20')
    expect(told('finding.soon').flatMap(({ audiences }) => audiences)).toContainEqual({
      ...{ rule: 'target', verb: 'finding.accept', target: 'v-1' },
      regionPath: [world.province, world.city, world.county, world.township],
    })
  })
})

describe('what is owed', () => {
  it('is told before its day to who owes it, and after it to who waits for it too', async () => {
    const due = aDue({ dueOn: '2020-03-23', deadline: new Date('2020-03-23T16:00:00.000Z') })
    const { ask, told } = platform({ dues: [due] })
    await ask('2020-03-20')
    expect(told('due.soon')).toMatchObject([{ things: [due.key], count: 1, audiences: [{ rule: 'ower' }] }])
    expect(told('due.lateBelow')).toEqual([])
    await ask('2020-03-24')
    expect(told('due.late')).toMatchObject([{ words: { title: '月报', of: '某县' }, shown: { verb: 'due.byKey' } }])
    expect(told('due.lateBelow')).toMatchObject([{ audiences: [{ verb: 'due.receive' }] }])
  })

  it('by several is one message to who waits for them, without the page of any', async () => {
    const of = (region: string) =>
      aDue({ key: `k-${region}`, dueOn: '2020-03-19', by: { key: `region:${region}`, title: region } })
    const past = { deadline: new Date('2020-03-19T16:00:00.000Z') }
    const { ask, told } = platform({
      dues: [
        { ...of('a'), ...past },
        { ...of('b'), ...past },
      ],
    })
    await ask('2020-03-20')
    expect(told('due.lateBelow')).toMatchObject([{ count: 2, things: [], shown: null, words: { on: '2020-03-19' } }])
    expect(told('due.late')).toHaveLength(2)
  })

  it('and was handed in, or is owed by nobody, is told nobody', async () => {
    const { ask, kept } = platform({
      dues: [aDue({ dueOn: '2020-03-20', state: 'done' }), aDue({ dueOn: '2020-03-20', by: null })],
    })
    await ask('2020-03-20')
    expect([...kept.keys()]).toEqual([])
  })
})

describe('visits', () => {
  const team = plan.assignments.teams?.find(({ level }) => level === 'city')?.key ?? ''
  const owed = (region: string, count: number, over: Partial<Visit> = {}): VisitTally => ({
    ...{ region, count },
    one: {
      ...{
        id: '',
        plan: world.plan,
        regionPath: [region],
        duty: 'monthly',
        title: '每月督导',
        window: '2020-03',
        start: '2020-03-01',
      },
      ...{ until: '2020-03-31', dueOn: '2020-03-31', deadline: null, target: '', targetName: '', place: '', list: '' },
      ...{ checklist: 'village', team: { key: `${team}@${world.city}`, title: '市督战队' }, ownTeam: '', isUnannounced: false },
      ...{ status: 'due', submission: null, doneOn: null },
      ...over,
    },
  })
  const seats = [world.province, world.city, world.county, world.township]
  const everywhere = (count: number, over: Partial<Visit> = {}) => seats.map((region) => owed(region, count, over))
  const whom = (messages: Message[]) =>
    messages.flatMap(({ audiences }) => audiences.map((one) => ('team' in one ? `${one.region} ${one.team}` : one.rule))).sort()

  it('are counted in one message for a duty and its window, to the team at each seat and who inspects in any', async () => {
    const { ask, at, told } = platform({ visits: everywhere(12) })
    await ask('2020-03-20')
    await ask('2020-03-21')
    expect(at('visit.opened', world.city)).toMatchObject([
      { count: 12, words: { title: '每月督导', on: '2020-03-31' } },
      { count: 12, words: { title: '每月督导', on: '2020-03-31' } },
    ])
    expect(whom(told('visit.opened'))).toEqual(seats.flatMap((seat) => [`${seat} `, `${seat} ${team}`]).sort())
  })

  it('that are unannounced are told the team, and nobody without one below the seat that they are made from', async () => {
    const { ask, told } = platform({ visits: everywhere(12, { isUnannounced: true }) })
    await ask('2020-03-20')
    const above = [world.province, world.city].map((seat) => `${seat} `)
    expect(whom(told('visit.opened'))).toEqual([...seats.map((seat) => `${seat} ${team}`), ...above].sort())
  })

  it('that were given to a body are told the body, each once', async () => {
    const inspectors = { asked: 1, drawn: [{ key: 'expert', title: '专家' }] }
    const { ask, told } = platform({ visits: everywhere(3, { isUnannounced: true, inspectors, bodies: ['expert'] }) })
    await ask('2020-03-20')
    expect(told('visit.opened').filter(({ audiences }) => audiences[0]?.rule === 'place')).toMatchObject([
      { count: 3, audiences: [{ verb: 'visit.list', bodies: ['expert'] }] },
    ])
  })

  it('are told when they fall due, and when they are late; what a target owes itself its own page tells', async () => {
    const own = { team: { key: 'target:v-1', title: '上坪村' } }
    const { ask, told } = platform({ visits: [...everywhere(2), ...everywhere(1, own)] })
    await ask('2020-03-30')
    expect(new Set(told('visit.soon').map(({ count }) => count))).toEqual(new Set([2]))
    await ask('2020-04-01')
    expect(new Set(told('visit.late').map(({ count }) => count))).toEqual(new Set([2]))
  })
})

describe('a sweep', () => {
  it('is done by the first who asks on a day, and again when a revision comes', async () => {
    const { ask, calls, now } = platform()
    await Promise.all([ask('2020-03-20'), ask('2020-03-20')])
    await ask('2020-03-20')
    expect(calls.opened).toBe(1)
    now({ revision: 2 })
    await ask('2020-03-20')
    await ask('2020-03-21')
    expect(calls).toMatchObject({ opened: 3, settled: 3 })
  })

  it('is done again when the lists are frozen, and asks no more about them until the next day', async () => {
    const { ask, calls, now } = platform()
    await ask('2020-03-20')
    now({ frozenOn: '2020-03-20' })
    for (let times = 0; times < 3; times += 1) await ask('2020-03-20')
    expect(calls).toMatchObject({ opened: 2, frozen: 2 })
    await ask('2020-03-21')
    expect(calls).toMatchObject({ opened: 3, frozen: 3 })
  })

  it('is not done for whom the plan does not concern', async () => {
    const { ask, calls } = platform()
    await ask('2020-03-20', '980000000000')
    expect(calls.opened).toBe(0)
  })

  it('forgets once a day what is older than half a year', async () => {
    const { ask, calls } = platform()
    for (const day of ['2020-03-20', '2020-03-20', '2020-03-21']) await ask(day)
    expect(calls.forgotten).toEqual([new Date('2019-09-22T01:00:00.000Z'), new Date('2019-09-23T01:00:00.000Z')])
  })
})

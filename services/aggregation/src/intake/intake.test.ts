import type { StreamEntry, SubmissionEvent } from '@duzhan/contracts'
import { type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { regionCode, regionPath } from '@duzhan/regions'
import { aDesignation, aSubmissionEvent, manualClock } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../fact/fact.repository.ts'
import { factFrom } from '../fact/factFrom.ts'
import { asTheyLie } from '../test/asTheyLie.ts'
import { memoryWithheld } from '../test/memoryWithheld.ts'
import { intake } from './intake.ts'

const plan: Plan = readPlan(packs[0]!.plan)
const path = regionPath(regionCode('430381106229'))
const waste = (hasLitter: string, hasDisposal: string) => ({ environment: { waste: { hasLitter, hasDisposal } } })
const event = (over: Partial<SubmissionEvent> = {}): SubmissionEvent =>
  aSubmissionEvent({
    plan: plan.code,
    targetName: '潭桥村',
    place: '湘乡市壶天镇',
    regionPath: path,
    answers: waste('no', 'yes'),
    ...over,
  })
const resultsOf = (fact: Fact | null, ...paths: string[]) =>
  paths.map((one) => fact?.observations.find(({ path: at }) => at === one)?.result)

describe('a fact', () => {
  it('says where, when and what every item and clause came to', () => {
    const fact = factFrom(event(), plan)
    expect(fact).toMatchObject({
      plan: plan.code,
      window: '2020-03',
      region: '430381106229',
      submission: 's-1',
      at: new Date('2020-03-20T00:50:00.000Z'),
    })
    expect(resultsOf(fact, 'environment.waste', 'environment.waste.hasLitter', 'environment.cleaning')).toEqual([
      'good',
      'good',
      'unanswered',
    ])
  })

  it.each([
    [waste('yes', 'yes'), ['bad', 'bad', 'good']],
    [waste('no', 'no'), ['bad', 'good', 'bad']],
    [waste('na', 'na'), ['na', 'na', 'na']],
    [waste('na', 'yes'), ['good', 'na', 'good']],
  ])('of %j judges item and clauses %j', (answers, expected) => {
    expect(
      resultsOf(
        factFrom(event({ answers }), plan),
        'environment.waste',
        'environment.waste.hasLitter',
        'environment.waste.hasDisposal',
      ),
    ).toEqual(expected)
  })

  it('belongs to the month of the day in Shanghai', () => {
    expect(factFrom(event({ finishedAt: '2020-03-31T15:59:59.999Z' }), plan)?.window).toBe('2020-03')
    expect(factFrom(event({ finishedAt: '2020-03-31T16:00:00.000Z' }), plan)?.window).toBe('2020-04')
  })

  it('does not judge a question that is answered in words', () => {
    const items = factFrom(event(), plan)?.observations.filter(({ kind }) => kind === 'judgement')
    expect(items).toHaveLength(25)
  })

  it('belongs to the whole plan where its visits have no cycle, or where it asks for none', () => {
    const visits = plan.duties.visits?.map(({ cycle: _, times: __, ...regular }) => regular) ?? []
    for (const duties of [{ visits }, {}]) expect(factFrom(event(), { ...plan, duties })?.window).toBe('plan')
  })

  it('is none where the plan has no such checklist', () => {
    expect(factFrom(event({ checklist: 'nothing' }), plan)).toBeNull()
  })
})

function house({ known = plan as Plan | null, above = null as Plan | null, moved = [] as readonly string[][] } = {}) {
  const did: string[] = []
  const kept: Fact[] = []
  const changed: string[] = []
  const late: string[] = []
  const takes = intake({
    ...memoryWithheld(),
    placing: asTheyLie,
    plans: {
      save: async () => void did.push('plan'),
      byRevision: async (code) => (code === 'city' ? above : known),
      latest: async (code) => (code === 'city' ? above : known),
    },
    designations: {
      async save(told) {
        if (told.length > 0) did.push('designation')
        return moved.map((regionPath) => ({ plan: plan.code, regionPath: [...regionPath] }))
      },
      at: async () => [],
      paths: async () => [],
    },
    facts: {
      async save(facts) {
        kept.push(...facts)
        if (facts.length > 0) did.push('facts')
      },
      async saveLate(records) {
        late.push(...records.map(({ submission, window }) => `${submission} ${window}`))
      },
      countLate: async () => late.length,
      at: async () => [],
      within: async () => [],
    },
    openWindow: async (_, window) => void did.push(`open ${window}`),
    async changeFigures({ window, paths }) {
      did.push('figures')
      changed.push(...paths.map((one) => `${window} ${one.at(-1)}`))
    },
    clock: manualClock('2020-04-30T16:00:00.000Z'), // 1 May in Shanghai
  })
  return { ...takes, did, kept, changed, late }
}
const entry = (over: Partial<SubmissionEvent> = {}): StreamEntry<SubmissionEvent> => ({
  seq: 1,
  id: over.id ?? 's-1',
  thing: over.id ?? 's-1',
  v: 1,
  event: event(over),
})

describe('an entry of a submission', () => {
  it('is kept first, then its window opened, then its figures changed: a crash between leaves it to be applied again', async () => {
    const { takeSubmissions, did, changed } = house()
    await takeSubmissions([entry()])
    expect({ did, changed }).toEqual({ did: ['facts', 'open 2020-03', 'figures'], changed: ['2020-03 430381106229'] })
  })

  it('that came after its window was reported is counted as late, and nothing else is done', async () => {
    const { takeSubmissions, did, late } = house()
    const entries = [entry({ isLate: true }), entry({ id: 's-2', checklist: 'nothing', isLate: true })]
    expect(await takeSubmissions(entries)).toEqual([])
    expect({ did, late }).toEqual({ did: [], late: ['s-1 2020-03'] })
  })

  it('in a batch changes figures once for each window', async () => {
    const { takeSubmissions, did, changed } = house()
    const failures = await takeSubmissions([
      entry(),
      entry({ id: 's-2', target: 'v-2' }),
      entry({ id: 's-3', finishedAt: '2020-04-01T00:00:00.000Z' }),
    ])
    expect(failures).toEqual([])
    expect(did.filter((one) => one === 'figures')).toHaveLength(2)
    expect(changed).toEqual(['2020-03 430381106229', '2020-03 430381106229', '2020-04 430381106229'])
  })

  it('of a plan that is not known here yet is left to be applied again', async () => {
    const { takeSubmissions, did } = house({ known: null })
    expect(await takeSubmissions([entry()])).toEqual([{ id: 's-1', reason: 'service.unavailable' }])
    expect(did).toEqual([])
  })

  it('with a time that is none fails alone: all others in its batch are taken', async () => {
    const { takeSubmissions, kept } = house()
    const failures = await takeSubmissions([
      entry({ id: 's-0', finishedAt: 'never' }),
      entry(),
      entry({ id: 's-2', target: 'v-2' }),
    ])
    expect(failures).toEqual([{ id: 's-0', reason: 'date.invalid' }])
    expect(kept.map(({ submission }) => submission)).toEqual(['s-1', 's-2'])
  })

  it('under a derived plan changes the figures of the plan above too, in its own window', async () => {
    const { takeSubmissions, kept, changed } = house({
      known: { ...plan, code: 'county', extends: { code: 'city', revision: 1 } },
      above: plan,
    })
    expect(await takeSubmissions([entry({ plan: 'county' })])).toEqual([])
    expect(kept.map(({ plan: of, under }) => [of, under])).toEqual([
      ['county', undefined],
      [plan.code, 'county'],
    ])
    expect(changed).toEqual(['2020-03 430381106229', '2020-03 430381106229'])
  })

  it('under a plan whose superior is not known here yet is left to be applied again, and counts nowhere before', async () => {
    const { takeSubmissions, did } = house({ known: { ...plan, extends: { code: 'city', revision: 1 } }, above: null })
    expect(await takeSubmissions([entry()])).toEqual([{ id: 's-1', reason: 'service.unavailable' }])
    expect(did).toEqual([])
  })

  it('that says nothing countable is taken, and nothing is done', async () => {
    const { takeSubmissions, did } = house()
    expect(await takeSubmissions([entry({ checklist: 'nothing' })])).toEqual([])
    expect(did).toEqual([])
  })
})

describe('an entry of a covert record', () => {
  const covert = { path: ['430000000000', '430300000000'], by: 'p-1' }
  const release = (record = 's-1', at = '2020-03-25T02:00:00.000Z') => ({
    ...{ record, at, plan: plan.code, target: 'v-1', regionPath: [...path] },
  })
  const told = (...of: Parameters<typeof release>) => {
    const event = release(...of)
    return { seq: 1, id: `r-${event.record}`, thing: event.record, v: 1, event }
  }

  it('counts nowhere until it is released, and then in its own window', async () => {
    const { takeSubmissions, takeReleases, did, kept, changed } = house()
    expect(await takeSubmissions([entry({ covert }), entry({ id: 's-2', target: 'v-2' })])).toEqual([])
    expect(kept.map(({ submission }) => submission)).toEqual(['s-2'])
    await takeReleases([told()])
    expect(kept.map(({ submission }) => submission)).toEqual(['s-2', 's-1'])
    expect(changed.at(-1)).toBe('2020-03 430381106229')
    const before = [...did]
    await takeReleases([told()])
    expect(did, 'told twice is the same as once').toEqual(before)
  })

  it('counts many at once, each from its own release, and holds none up for another', async () => {
    const { takeSubmissions, takeReleases, kept, late } = house()
    await takeSubmissions(['s-1', 's-2', 's-3'].map((id, at) => entry({ id, covert, target: `v-${at}` })))
    await takeSubmissions([entry({ id: 's-4', covert, plan: 'city' })]) // a plan that has not come yet
    const batch = [told('s-1'), told('s-2', '2020-04-08T02:00:00.000Z'), told('s-4'), told('s-9')]
    const failures = await takeReleases(batch)
    expect(failures).toEqual([{ id: 'r-s-4', reason: 'service.unavailable' }])
    expect({ kept: kept.map(({ submission }) => submission), late }).toEqual({ kept: ['s-1'], late: ['s-2 2020-03'] })
    await takeReleases([told('s-3')])
    expect(kept.map(({ submission }) => submission)).toEqual(['s-1', 's-3'])
  })

  it('counts with the corrections that came in secret too', async () => {
    const { takeSubmissions, takeReleases, kept } = house()
    const corrects = { submission: 's-1', first: 's-1', no: 1, reason: '现场误点，已核对' }
    await takeSubmissions([entry({ covert }), entry({ id: 's-2', covert, corrects })])
    await takeReleases([told()])
    expect(kept.map(({ submission, no }) => [submission, no])).toEqual([
      ['s-1', 0],
      ['s-2', 1],
    ])
  })

  it('counts at once where its release came before it', async () => {
    const { takeSubmissions, takeReleases, kept } = house()
    await takeReleases([told()])
    expect(kept).toEqual([])
    await takeSubmissions([entry({ covert })])
    expect(kept.map(({ submission }) => submission)).toEqual(['s-1'])
  })

  it('counts as late where its window had been reported by the day of its release', async () => {
    const { takeSubmissions, takeReleases, kept, late } = house()
    await takeSubmissions([entry({ covert })])
    await takeReleases([told('s-1', '2020-04-08T02:00:00.000Z')])
    expect({ kept, late }).toEqual({ kept: [], late: ['s-1 2020-03'] })
  })

  it('waits for its plan, and is withheld until that is known', async () => {
    const { takeSubmissions, takeReleases, kept } = house({ known: null })
    expect(await takeSubmissions([entry({ covert })])).toEqual([])
    expect(await takeReleases([told()])).toEqual([{ id: 'r-s-1', reason: 'service.unavailable' }])
    expect(kept).toEqual([])
  })
})

describe('an entry of a designation', () => {
  const designation = (target = 'v-1') => ({
    ...{ seq: 1, id: target, thing: target, v: 1 },
    event: aDesignation({ plan: plan.code, target, regionPath: [...path] }),
  })
  it('counts in the window that runs now', async () => {
    const { takeDesignations, did, changed } = house()
    expect(await takeDesignations([designation()])).toEqual([])
    expect({ did, changed }).toEqual({ did: ['designation', 'open 2020-05', 'figures'], changed: ['2020-05 430381106229'] })
  })

  it('of a plan that is not known here yet is left to be applied again', async () => {
    const { takeDesignations, did } = house({ known: null })
    expect(await takeDesignations([designation()])).toEqual([{ id: 'v-1', reason: 'service.unavailable' }])
    expect(did).toEqual([])
  })

  it('of a plan whose visits have no cycle counts in the whole plan', async () => {
    const { takeDesignations, did, changed } = house({ known: { ...plan, duties: {} } })
    await takeDesignations([designation()])
    expect({ did, changed }).toEqual({ did: ['designation', 'open plan', 'figures'], changed: ['plan 430381106229'] })
  })

  it('in a batch changes figures once, also where a target stood before it was moved', async () => {
    const before = [...path.slice(0, -1), '430381106230']
    const { takeDesignations, did, changed } = house({ moved: [before] })
    await takeDesignations([designation(), designation('v-2')])
    expect(did).toEqual(['designation', 'open 2020-05', 'figures'])
    expect(changed).toEqual(['2020-05 430381106229', '2020-05 430381106229', '2020-05 430381106230'])
  })
})

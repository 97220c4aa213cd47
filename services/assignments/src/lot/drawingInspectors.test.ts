import { type DirectoryBody, drawInspectors, type Plan, readPlan } from '@duzhan/plan'
import { packs } from '@duzhan/plan-packs'
import { regionCode, regionPath } from '@duzhan/regions'
import { manualClock } from '@duzhan/test-kit'
import { describe, expect, it } from 'vitest'
import type { Visit } from '../visit/visit.repository.ts'
import { drawingInspectors, withInspectors } from './drawingInspectors.ts'
import { drawnBy, type KeptLot, type LotRepository, loadsBy } from './lot.repository.ts'

const [pack] = packs
const base = readPlan(pack?.plan)
const plan = (inspectors: object = {}): Plan => ({
  ...base,
  duties: {
    owed: [
      {
        ...{ key: 'drawn', title: '随机抽查', what: 'visit', who: { kind: 'team' }, when: { kind: 'cycle', every: 'month' } },
        about: { kind: 'lists', targetLists: ['provincial'] },
        inspectors: { count: 1, among: ['a', 'b', 'c', 'old'], avoid: 'township', ...inspectors },
      },
    ],
  },
})
const post = (key: string, region: string, over: Partial<DirectoryBody> = {}): DirectoryBody => ({
  ...{ key, title: `${key}岗`, kind: 'post', region, members: null, retiredOn: null },
  ...over,
})
const [here, near, far] = ['430321109000', '430321110000', '430321111000']
const bodies = [post('a', here), post('b', near), post('c', far), post('old', far, { retiredOn: '2020-01-01' })]
const visit = (target: string, over: Partial<Visit> = {}): Visit => ({
  ...{ id: `p:owed.drawn:${target}:2020-03:1`, plan: base.code, duty: 'owed.drawn', title: '随机抽查', window: '2020-03' },
  ...{ start: '2020-03-01', until: '2020-03-31', dueOn: '2020-03-31', deadline: null },
  ...{ target, targetName: target, place: '', regionPath: regionPath(regionCode(here.replace(/000$/, '201'))) },
  ...{ list: 'provincial', checklist: '', team: { key: 'team@1', title: '督战队' }, ownTeam: '', isUnannounced: false },
  ...{ status: 'due', submission: null, doneOn: null },
  ...over,
})
const keysOf = (visits: readonly Visit[]) => visits.map(({ inspectors }) => inspectors?.drawn.map(({ key }) => key))

function house({ last = new Map<string, string[]>(), cancelled = new Set<string>(), rival = null as KeptLot | null } = {}) {
  const kept: KeptLot[] = []
  let other = rival
  const lots: LotRepository = {
    async add(lot) {
      if (other) {
        kept.push(other)
        other = null
        return false
      }
      kept.push(lot)
      return true
    },
    async ofWindow({ duty, window }) {
      reads += 1
      return kept.filter((lot) => lot.duty === duty && lot.window === window)
    },
  }
  let reads = 0
  let nonces = 0
  const draw = drawingInspectors({
    lots,
    visits: { lastInspectors: async () => last, cancelledOf: async () => cancelled },
    clock: manualClock('2020-03-02T16:30:00.000Z'),
    nonce: () => {
      nonces += 1
      return `n-${nonces}`
    },
  })
  return { kept, draw, reads: () => reads }
}

describe('drawing the inspectors of visits that are owed', () => {
  it('keeps one lot of all of a window, with all that makes it again, on its day in Shanghai', async () => {
    const { kept, draw } = house()
    const drawn = await draw(plan(), [visit('x'), visit('y')], { bodies })
    expect(kept).toHaveLength(1)
    const [lot] = kept
    if (!lot) throw new Error('nothing is kept')
    expect(lot).toMatchObject({ duty: 'owed.drawn', window: '2020-03', no: 1, on: '2020-03-03', by: '', replaced: null })
    expect(drawInspectors(lot, lot.nonce).drawn).toEqual(lot.drawn)
    expect(keysOf(drawn).flat().sort(), 'the two that are not from there, once each').toEqual(['b', 'c'])
    expect(drawn[0]?.inspectors).toMatchObject({ asked: 1, drawn: [{ title: expect.stringContaining('岗') }] })
    expect(drawn.map((one) => one.bodies)).toEqual(keysOf(drawn))
  })

  it('leaves who was drawn as they are, however often the day is opened, and draws for what is new alone', async () => {
    const { kept, draw } = house()
    const first = keysOf(await draw(plan(), [visit('x')], { bodies }))
    const again = keysOf(await draw(plan(), [visit('x'), visit('y')], { bodies }))
    expect(again[0]).toEqual(first[0])
    expect(again[1], 'who has none yet goes to the second').not.toEqual(first[0])
    expect(kept.map(({ no, visits }) => [no, visits.length])).toEqual([
      [1, 1],
      [2, 1],
    ])
    await draw(plan(), [visit('x'), visit('y')], { bodies })
    expect(kept).toHaveLength(2)
  })

  it('reads the lots of a window once for a list that is drawn for part by part, and draws as if it had read them each time', async () => {
    const parts = ['x', 'y', 'z'].map((target) => [visit(target)])
    const [once, anew] = [house(), house()]
    const run = {}
    for (const part of parts) await once.draw(plan(), part, { bodies, run })
    for (const part of parts) await anew.draw(plan(), part, { bodies })
    expect([once.reads(), anew.reads()]).toEqual([1, 3])
    expect(once.kept).toEqual(anew.kept)
    await once.draw(plan(), [visit('x', { window: '2020-04', id: 'x-april' })], { bodies, run })
    expect(once.reads(), 'of another window they are other lots').toBe(2)
  })

  it('reads them again where another process drew first in between', async () => {
    const { draw: elsewhere, kept: others } = house()
    await elsewhere(plan(), [visit('y')], { bodies })
    const { draw, kept, reads } = house({ rival: others[0] ?? null })
    const run = {}
    await draw(plan(), [visit('x'), visit('y')], { bodies, run })
    expect([reads(), kept.map(({ no }) => no)]).toEqual([2, [1, 2]])
    await draw(plan(), [visit('x'), visit('y')], { bodies, run })
    expect([reads(), kept.length], 'and knows them from then on').toEqual([2, 2])
  })

  it('does not count what is made no more', async () => {
    const { draw } = house({ cancelled: new Set([visit('x').id]) })
    const two = [post('b', near)]
    await draw(plan({ among: ['b'] }), [visit('x')], { bodies: two })
    const { draw: drawAgain, kept } = house({ cancelled: new Set([visit('x').id]) })
    await drawAgain(plan({ among: ['b'] }), [visit('x')], { bodies: two })
    await drawAgain(plan({ among: ['b'] }), [visit('y')], { bodies: two })
    expect(kept.at(-1)?.among).toEqual([{ key: 'b', region: near, load: 0 }])
  })

  it('sends somebody else than last time', async () => {
    for (const went of ['b', 'c']) {
      const { draw } = house({ last: new Map([['x', [went]]]) })
      expect(keysOf(await draw(plan(), [visit('x')], { bodies }))).toEqual([[went === 'b' ? 'c' : 'b']])
    }
  })

  it('draws nobody where avoidance leaves nobody, keeps no lot of that, and draws once there is somebody', async () => {
    const { kept, draw } = house()
    expect(keysOf(await draw(plan(), [visit('x')], { bodies: [post('a', here)] }))).toEqual([[]])
    expect(keysOf(await draw(plan(), [visit('x')], {}))).toEqual([[]])
    expect(kept).toEqual([])
    expect(keysOf(await draw(plan(), [visit('x')], { bodies }))[0]).toHaveLength(1)
  })

  describe('where regions inspect each other', () => {
    const seats = ['430321000000', '430322000000', '430381000000'].map((region, at) => post(`c${at}`, region))
    const paired = (pairs: 'byCode' | 'byLot') => plan({ among: ['c0', 'c1', 'c2'], avoid: 'county', pairs })
    const ofMonth = (window: string) =>
      ['430321109201', '430322101201', '430381106229'].map((region, at) =>
        visit(`t${at}`, { id: `t${at}:${window}`, window, regionPath: regionPath(regionCode(region)) }),
      )
    const months = ['2020-03', '2020-04', '2020-05']

    it.each(['byCode', 'byLot'] as const)(
      '%s: each goes to another, to the next in the next window, and round',
      async (pairs) => {
        const { kept, draw } = house()
        const rounds: (string[] | undefined)[][] = []
        for (const month of months) rounds.push(keysOf(await draw(paired(pairs), ofMonth(month), { bodies: seats })))
        for (const round of rounds) {
          expect(round.flat().sort()).toEqual(['c0', 'c1', 'c2'])
          expect(round.every((keys, at) => !keys?.includes(`c${at}`))).toBe(true)
        }
        expect(rounds[1], 'no pair comes again').not.toEqual(rounds[0])
        expect(rounds[2], 'before both have been').toEqual(rounds[0])
        expect(new Set(kept.map(({ pairing }) => pairing?.ring.join())).size, 'one ring for all').toBe(1)
        for (const lot of kept) expect(drawInspectors(lot, lot.nonce).drawn).toEqual(lot.drawn)
      },
    )

    it('leaves the pairs of a window as they are when somebody joins, and makes a new ring in the next', async () => {
      const { kept, draw } = house()
      await draw(paired('byLot'), ofMonth('2020-03').slice(0, 2), { bodies: seats.slice(0, 2) })
      await draw(paired('byLot'), ofMonth('2020-03'), { bodies: seats })
      expect(kept.map(({ pairing }) => pairing?.ring.length)).toEqual([2])
      await draw(paired('byLot'), ofMonth('2020-04'), { bodies: seats })
      expect(kept.at(-1)?.pairing?.ring).toHaveLength(3)
    })

    it('draws nobody for what lies in none of the regions', async () => {
      const { draw, kept } = house()
      const outside = visit('o', { regionPath: regionPath(regionCode('430302001201')) })
      expect(keysOf(await draw(paired('byCode'), [outside], { bodies: seats }))).toEqual([[]])
      expect(kept).toEqual([])
    })
  })

  it('takes over what another process drew meanwhile', async () => {
    const { kept: theirs, draw: other } = house()
    await other(plan(), [visit('x')], { bodies })
    const [rival = null] = theirs
    const { kept, draw } = house({ rival })
    const drawn = await draw(plan(), [visit('x')], { bodies })
    expect(kept).toEqual(theirs)
    expect(keysOf(drawn)).toEqual([rival?.drawn[0]?.[1]])
  })

  it('says nothing of duties that draw nobody', async () => {
    const { kept, draw } = house()
    const plain = { ...visit('x'), duty: 'monthly' }
    expect(await draw(plan(), [plain], { bodies })).toEqual([plain])
    expect(await draw(base, [visit('x')], { bodies })).toEqual([visit('x')])
    expect(kept).toEqual([])
  })
})

describe('who goes by some lots', () => {
  const lot = (no: number, drawn: KeptLot['drawn'], replaced: string | null = null): KeptLot => ({
    ...{ plan: 'p', duty: 'd', window: 'w', no, on: '2020-03-01', by: '', reason: '', nonce: 'n', replaced },
    ...{ count: 2, avoid: null, among: [], visits: [], commitment: '', seed: '', drawn },
  })

  it('is as drawn first, and then without who was replaced', () => {
    const lots = [
      lot(1, [
        ['x', ['a', 'b']],
        ['y', ['a']],
      ]),
      lot(2, [['x', ['c']]], 'a'),
      lot(3, [['x', ['d']]], 'c'),
    ]
    const drawn = drawnBy(lots)
    expect([...drawn]).toEqual([
      ['x', ['b', 'd']],
      ['y', ['a']],
    ])
    expect([...loadsBy(drawn, new Set(['y']))]).toEqual([
      ['b', 1],
      ['d', 1],
    ])
  })

  it('takes the visit from who goes no more, and leaves who comes along', () => {
    const first = withInspectors(visit('x', { bodies: ['police'] }), 1, [{ key: 'a', title: '甲' }])
    expect(first.bodies).toEqual(['police', 'a'])
    expect(withInspectors(first, 1, [{ key: 'b', title: '乙' }]).bodies).toEqual(['police', 'b'])
  })
})

import { policy, type Verb } from '@duzhan/contracts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attempts } from './rights/matrixAttempts.ts'
import { type Call, type MatrixHouse, matrixHouse } from './rights/matrixHouse.ts'
import { type RightsReport, tryRights } from './rights/tryRights.ts'

/** `npm run torture:rights` tries a hundred thousand; a seed that found something is tried again with RIGHTS_SEED. */
const count = Number(process.env['RIGHTS_ATTEMPTS'] ?? 1_000)
const seed = Number(process.env['RIGHTS_SEED'] ?? 20_200_320)
/** After so many the figures are told. */
const round = 5_000
/** Held by no person, or asked by the file and not by the verb: these have their rows in rights.api.test.ts. */
const elsewhere = ['evidence.byId', 'evidence.upload']

describe('rights, tried at random', () => {
  let house: MatrixHouse
  beforeAll(async () => {
    house = await matrixHouse()
  })
  afterAll(() => house?.close())

  it('are tried for every verb that a person can hold', () => {
    const held = Object.entries(policy).flatMap(([verb, roles]) => (roles.every((role) => role === 'service') ? [] : [verb]))
    expect(held.filter((verb) => !(verb in attempts) && !elsewhere.includes(verb)).sort()).toEqual([])
  })

  it(`hold in ${count} attempts: nothing through, nobody kept out`, { timeout: 60_000 + count * 100 }, async () => {
    const found: RightsReport[] = []
    for (let tried = 0; tried < count; tried += round) {
      const report = await tryRights(house, { count: Math.min(round, count - tried), seed: seed + tried })
      const { through, keptOut, ...figures } = report
      process.stdout.write(
        `${JSON.stringify({ seed: seed + tried, ...figures, through: through.length, keptOut: keptOut.length })}\n`,
      )
      found.push(report)
    }
    const sum = (figure: 'attempts' | 'moved' | 'refused') => found.reduce((total, report) => total + report[figure], 0)
    expect(found.flatMap(({ through }) => through).slice(0, 20)).toEqual([])
    expect(found.flatMap(({ keptOut }) => keptOut).slice(0, 20)).toEqual([])
    expect(sum('attempts')).toBeGreaterThanOrEqual(count)
    expect(sum('moved'), 'some of it moved things').toBeGreaterThan(count / 50)
    expect(sum('refused')).toBeGreaterThan(count / 4)
  })

  describe('find what was planted:', () => {
    /** Takes a refusal away: what is refused by this code is done all the same. */
    const without =
      (refusal: string): Call =>
      async (actor, verb, input) => {
        const outcome = await house.call(actor, verb, input)
        return outcome.code === refusal ? house.call(house.root, verb, input) : outcome
      }
    const asRoot: Call = (_, verb, input) => house.call(house.root, verb, input)
    const untilZeros = (region: string) => region.replace(/0+$/, '')
    /** Takes the beginning of a code for what lies above it. */
    const byPrefix: Call = (actor, verb, input) => {
      const { regionCode = '' } = (input as { targets?: { regionCode: string }[] }).targets?.[0] ?? {} // what is sent for a register
      const isAbove = actor.grants.some(({ region }) => regionCode.startsWith(untilZeros(region)))
      return house.call(isAbove ? house.root : actor, verb, input)
    }
    /** Takes what a grant is narrowed to away: who is granted one target or body sees all of its region. */
    const asWhole: Call = (actor, verb, input) =>
      house.call({ ...actor, grants: actor.grants.map(({ target: _, body: __, ...grant }) => grant) }, verb, input)
    const instead =
      (refusal: string, code: string): Call =>
      async (actor, verb, input) => {
        const outcome = await house.call(actor, verb, input)
        return outcome.code === refusal ? { ...outcome, code } : outcome
      }

    it.each<[string, Verb, () => Call]>([
      ['a target taken over from the county next door', 'target.register', () => without('target.taken')],
      ['a target pushed into the county next door', 'target.register', () => without('region.absent')],
      ['a region that is above another by the beginning of its code', 'target.register', () => byPrefix],
      ['a draft taken over', 'plan.saveDraft', () => without('plan.absent')],
      ['a plan’s items told to a stranger who asks in a region of the own', 'summary.byRegion', () => without('plan.absent')],
      ['another jurisdiction’s template shown', 'template.byKey', () => asRoot],
      ['a register shown beyond the reader’s reach', 'target.list', () => asRoot],
      ['counts told to a stranger', 'finding.summary', () => asRoot],
      ['a plan told from none by its refusal', 'visit.list', () => instead('plan.absent', 'visit.none')],
      ['a register shown to who is granted one target of it', 'target.list', () => asWhole],
      ['a neighbour’s findings shown', 'finding.list', () => asWhole],
      ['a neighbour’s finding answered', 'finding.reportBack', () => asWhole],
      ['what another body owes shown', 'due.board', () => asWhole],
      ['what another body owes handed in', 'due.handIn', () => asWhole],
      ['the visits shown to who is visited', 'visit.list', () => asWhole],
      ['a directory shown beyond the operator’s reach', 'body.list', () => asRoot],
      ['people shown beyond the operator’s reach', 'person.list', () => asRoot],
      ['the log of other regions shown to an operator', 'log.list', () => asRoot],
    ])('%s', { timeout: 120_000 }, async (_, verb, call) => {
      const { through } = await tryRights(house, { count: 250, seed, call: call(), only: [verb] })
      expect(through.length).toBeGreaterThan(0)
    })

    it('somebody kept out who may', async () => {
      const { keptOut } = await tryRights(house, {
        count: 60,
        seed,
        call: instead('done', 'target.absent'),
        only: ['target.byId'],
      })
      expect(keptOut.length).toBeGreaterThan(0)
    })
  })
})

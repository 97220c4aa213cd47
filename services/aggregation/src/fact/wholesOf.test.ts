import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumsOfTargets } from '../rollup/sums.ts'
import { figureRecords } from '../summary/figureRecords.ts'
import type { Fact } from './fact.repository.ts'
import type { ObservedAt } from './observedAt.ts'
import { wholesOf } from './wholesOf.ts'

const of = { parts: [null, 'water', 'health'], grades: [{ title: '优秀', from: 80 }] }
const judged = (path: string): ObservedAt => ({ path, kind: 'judgement', result: 'bad' })
const points = (path: string, number: number): ObservedAt => ({ path, kind: path === 'score' ? 'score' : 'section', number })
const fact = (submission: string, over: Partial<Fact> = {}): Fact => ({
  plan: 'p',
  checklist: 'village',
  window: '2020-03',
  target: 'v-1',
  targetName: '某村',
  place: '某乡',
  region: '990121100200',
  regionPath: ['990000000000', '990121100200'],
  submission,
  revision: 1,
  no: 0,
  at: new Date('2020-03-20T00:50:00.000Z'),
  observations: [],
  ...over,
})
const main = fact('s-main', { of, observations: [judged('a.one'), points('a', 30), points('score', 30)] })
const water = fact('s-water', {
  of,
  part: 'water',
  observations: [judged('a.two'), points('a', 20), points('b', 10.1), points('score', 30.1)],
})
const health = fact('s-health', {
  of,
  part: 'health',
  at: new Date('2020-03-21T00:50:00.000Z'),
  observations: [judged('c.one'), points('score', 20.2)],
})
const said = (facts: Fact[]) => wholesOf(facts).map((whole) => whole.said.map(({ observation }) => observation))

describe('the records of a target', () => {
  it('are one each where one record says everything, as they stand', () => {
    const facts = [fact('1'), fact('2', { target: 'v-2' }), fact('3', { checklist: 'household' })]
    expect(wholesOf(facts)).toEqual(facts.map((one) => ({ newest: one, members: [one], said: [], isWhole: true })))
  })

  it('count by the place as they come, and in points when all are in', () => {
    expect(wholesOf([water])).toMatchObject([{ isWhole: false, said: [{ observation: { path: 'a.two' }, by: water }] }])
    expect(wholesOf([water, main])[0]?.isWhole).toBe(false)
    expect(wholesOf([main, water, health])[0]?.isWhole).toBe(true)
    expect(Object.fromEntries((said([main, water, health])[0] ?? []).map((one) => [one.path, one.number ?? one.result]))).toEqual(
      {
        'a.one': 'bad',
        'a.two': 'bad',
        'c.one': 'bad',
        a: 50,
        b: 10.1,
        score: 80.3,
      },
    )
    expect(said([main, water, health])[0]?.find(({ path }) => path === 'score')?.choices).toEqual(['优秀'])
  })

  it('come to the same in whatever order', () => {
    const sums = (facts: Fact[]) => sumsOfTargets(['v-1', 'v-2'], facts)
    fc.assert(
      fc.property(
        fc.shuffledSubarray([main, water, health, fact('o', { target: 'v-2', observations: [judged('a.one')] })]),
        (facts) => {
          const inOrder = [...facts].sort((a, b) => (a.submission < b.submission ? -1 : 1))
          expect(sums(facts)).toEqual(sums(inOrder))
          const isWhole = [main, water, health].every((one) => facts.includes(one))
          const visited = Number(isWhole) + Number(facts.some(({ target }) => target === 'v-2'))
          expect(sums(facts).coverage).toEqual({ visited, designated: 2 })
        },
      ),
    )
  })

  it('stay what an earlier revision said of everything, until all parts of a later one are in', () => {
    const whole = fact('s-old', { at: new Date('2020-03-01T00:00:00.000Z'), observations: [judged('a.one'), points('score', 5)] })
    expect(wholesOf([whole, water])).toMatchObject([{ newest: { submission: 's-old' }, isWhole: true }])
    expect(wholesOf([whole, main, water, health])).toMatchObject([{ members: [{}, {}, {}], isWhole: true }])
    const newer = { ...whole, at: new Date('2020-03-25T00:00:00.000Z') }
    expect(wholesOf([newer, water, health])).toMatchObject([{ newest: { submission: 's-old' }, members: [{}] }])
  })

  it('say of one place what the newer part says, where a revision gave it to another team', () => {
    const moved = { ...health, observations: [{ ...judged('a.two'), result: 'good' as const }] }
    expect(said([water, moved])[0]).toEqual([{ ...judged('a.two'), result: 'good' }])
  })
})

describe('the records behind a figure of several parts', () => {
  const behind = (facts: Fact[], path?: string) =>
    figureRecords(facts, path, { counts: () => true, mayRead: () => true }).map(({ submission }) => submission)

  it('are those that say something there, and behind points and coverage none before all parts are in', () => {
    expect([behind([main, water], 'a.two'), behind([main, water], 'c.one')]).toEqual([['s-water'], []])
    expect([behind([main, water], 'score'), behind([main, water])]).toEqual([[], []])
  })

  it('name the records of the other parts beside', () => {
    expect(figureRecords([health, main, water], 'a.one', { counts: () => true, mayRead: () => true })).toMatchObject([
      { submission: 's-main', others: ['s-health', 's-water'], result: 'bad' },
    ])
    expect(figureRecords([health, main, water], 'score', { counts: () => true, mayRead: () => true })).toMatchObject([
      { number: 80.3, rank: 1, choices: ['优秀'] },
    ])
    expect(figureRecords([health, main, water], undefined, { counts: () => true, mayRead: () => true })).toHaveLength(1)
    expect(
      figureRecords([fact('1', { observations: [judged('a.one')] })], 'a.one', { counts: () => true, mayRead: () => true })[0],
    ).not.toHaveProperty('others')
  })
})

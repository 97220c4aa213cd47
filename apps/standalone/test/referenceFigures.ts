import { type ChecklistSchema, outlineOf } from '@duzhan/checklist'
import type { Coverage, Figures, TargetView } from '@duzhan/contracts'

/** A submission as the reference sees it. */
export interface Fact {
  id: string
  target: TargetView
  at: string
  answers: Record<string, unknown>
}
interface Expected {
  coverage: Coverage
  children: { region: string; coverage: Coverage }[]
  regionsCollecting: number
  figures: Map<string, { total: Figures; byRegion: Record<string, Figures> }>
}
type Result = 'good' | 'bad' | 'na'

/** The one submission of each target that counts in a month: the newest, and of two as new the one with the higher id. */
export function newestOf(facts: readonly Fact[], month: string): Fact[] {
  const inMonth = facts.filter(({ at }) => new Date(Date.parse(at) + 8 * 3_600_000).toISOString().startsWith(month))
  const inOrder = inMonth.sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1))
  return [...new Map(inOrder.map((fact) => [fact.target.id, fact])).values()]
}

/** What a text shows: how many wrote one. */
function writtenBy(count: number): Figures {
  if (count === 0) return {}
  const of = (value: number, numerator: number) => ({ value, numerator, denominator: count, targets: count })
  return { sum: of(count, count), mean: of(1, count), min: of(1, 1), max: of(1, 1) }
}

/** What judgements show: their share, and nothing where nobody answered. */
function shareOf(results: Result[]): Figures {
  if (results.length === 0) return {}
  const numerator = results.filter((result) => result === 'good').length
  const denominator = results.filter((result) => result !== 'na').length
  const value = denominator === 0 ? null : numerator / denominator
  return { share: { value, numerator, denominator, targets: results.length } }
}

/** What a region's page must say, counted from all submissions each time: slow, and too simple to be wrong. */
export function figuresOf(
  schema: ChecklistSchema | Record<string, unknown>,
  targets: readonly TargetView[],
  facts: readonly Fact[],
  region: string,
): Expected {
  const within = <Thing>(things: readonly Thing[], pathOf: (thing: Thing) => string[], code: string) =>
    things.filter((thing) => pathOf(thing).includes(code))
  const coverageOf = (code: string): Coverage => ({
    visited: within(facts, ({ target }) => target.regionPath, code).length,
    designated: within(targets, ({ regionPath }) => regionPath, code).length,
  })
  const inside = within(targets, ({ regionPath }) => regionPath, region)
  const children = [...new Set(inside.flatMap(({ regionPath }) => regionPath[regionPath.indexOf(region) + 1] ?? []))].sort()
  const figures: Expected['figures'] = new Map()
  for (const item of outlineOf(schema).items) {
    const told = (code: string) => within(facts, ({ target }) => target.regionPath, code)
    const shownBy = (paths: readonly { path: string; good: 'yes' | 'no' }[], code: string): Figures => {
      if (paths.length === 0) return writtenBy(told(code).length)
      const all = told(code).map(({ answers }) => {
        const results = paths.map(({ path, good }): Result => {
          const answer = path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], answers)
          return answer === 'na' ? 'na' : answer === good ? 'good' : 'bad'
        })
        return results.includes('bad') ? 'bad' : results.includes('good') ? 'good' : 'na'
      })
      return shareOf(all)
    }
    const figure = (paths: readonly { path: string; good: 'yes' | 'no' }[]) => ({
      total: shownBy(paths, region),
      byRegion: Object.fromEntries(children.flatMap((child) => (told(child).length > 0 ? [[child, shownBy(paths, child)]] : []))),
    })
    figures.set(item.path, figure(item.clauses))
    for (const clause of item.clauses) figures.set(clause.path, figure([clause]))
  }
  return {
    coverage: coverageOf(region),
    children: children.map((child) => ({ region: child, coverage: coverageOf(child) })),
    regionsCollecting: children.filter((child) => coverageOf(child).visited > 0).length,
    figures,
  }
}

import type { FindingChoices } from '@duzhan/contracts'

interface Counted {
  category: string
  region: string
  title: string
  count: number
}

/** Adds findings up by category and by who is responsible, what there is most of first. */
export function choicesOf(rows: readonly Counted[]): FindingChoices {
  const categories = new Map<string, FindingChoices['categories'][number]>()
  const responsible = new Map<string, FindingChoices['responsible'][number]>()
  for (const { category, region, title, count } of rows) {
    const unit = `${region} ${title}`
    categories.set(category, { title: category, count: (categories.get(category)?.count ?? 0) + count })
    responsible.set(unit, { region, title, count: (responsible.get(unit)?.count ?? 0) + count })
  }
  return { categories: mostFirst(categories.values()), responsible: mostFirst(responsible.values()) }
}

const mostFirst = <Choice extends { title: string; count: number }>(choices: Iterable<Choice>): Choice[] =>
  [...choices].sort((one, other) => other.count - one.count || (one.title < other.title ? -1 : 1))

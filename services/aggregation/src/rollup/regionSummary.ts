import { outlineFor } from '@duzhan/checklist'
import type { ItemFigures, PlaceFigures, RegionSummary } from '@duzhan/contracts'
import type { Plan, Window } from '@duzhan/plan'
import { type Figures, figuresOf } from '@duzhan/rollup'
import { partsOf, type Question, questionKey, questionOf, scoreQuestion, sectionQuestion } from '../fact/question.ts'
import type { ChecklistSums, Rollup, Sums } from './rollup.repository.ts'

/** A region's page: the checklists of the plan as it stands, with what was observed by the questions that it asks. */
export function toSummary(plan: Plan, window: Window, region: string, rollup: Rollup): Omit<RegionSummary, 'lateRecords'> {
  return {
    plan: plan.code,
    region,
    window,
    asOf: rollup.asOf.toISOString(),
    coverage: rollup.coverage,
    children: rollup.children.map(({ region: child, coverage }) => ({ region: child, coverage })),
    checklists: plan.checklists
      .filter(({ key }) => isCounted(plan, rollup, key))
      .map((checklist) => checklistFigures(checklist, rollup)),
  }
}

/** A checklist has figures where a visit duty asks for it, or where it was filled though none does. */
const isCounted = ({ duties }: Plan, { checklists }: Sums, key: string): boolean =>
  (duties.visits?.some(({ checklist }) => checklist === key) ?? false) || checklists.some(({ checklist }) => checklist === key)

function checklistFigures(
  { key, title, schema }: Plan['checklists'][number],
  rollup: Rollup,
): RegionSummary['checklists'][number] {
  const figures = figuresAt(key, rollup)
  /** Points are figures of their own only where there are any. */
  const points = (question: Question): PlaceFigures | null => {
    const found = figures(question)
    return Object.keys(found.total).length > 0 ? found : null
  }
  const outline = outlineFor(schema)
  const score = points(scoreQuestion(outline))
  return {
    key,
    title,
    targets: sumsOf(rollup, key)?.targets ?? 0,
    regionsCollecting: rollup.children.filter((child) => (sumsOf(child, key)?.targets ?? 0) > 0).length,
    ...(score && { score }),
    sections: outline.sections.map((section) => {
      const ofSection = points(sectionQuestion(section))
      return {
        key: section.key,
        no: section.no,
        title: section.title,
        ...(ofSection && { points: ofSection }),
        items: section.items
          .filter(({ kind }) => kind !== 'info') // a text for the inspector, to which nobody answers
          .map((item): ItemFigures => ({ ...figures(questionOf(item)), no: item.no, parts: partsOf(item).map(figures) })),
      }
    }),
  }
}

const sumsOf = ({ checklists }: Sums, key: string): ChecklistSums | undefined =>
  checklists.find(({ checklist }) => checklist === key)

/** The figures of a question of one checklist, for the whole region and each part of it that collected any. */
function figuresAt(checklist: string, rollup: Rollup): (question: Question) => PlaceFigures {
  const total = sumsOf(rollup, checklist)?.places ?? {}
  const children = rollup.children.map((child) => ({ region: child.region, places: sumsOf(child, checklist)?.places ?? {} }))
  const keysByPath = byPath(Object.keys(total))
  return (question) => {
    const key = questionKey(question)
    const others = (keysByPath.get(question.path) ?? []).filter((one) => one !== key)
    const earlier = others.reduce((sum, one) => sum + targetsOf(figuresOf(total[one] ?? {})), 0)
    return {
      ...question,
      total: figuresOf(total[key] ?? {}),
      byRegion: Object.fromEntries(
        children.flatMap(({ region, places }) => (places[key] ? [[region, figuresOf(places[key])]] : [])),
      ),
      ...(earlier > 0 && { earlier }),
    }
  }
}

function byPath(keys: readonly string[]): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>()
  for (const key of keys) groups.set(pathOf(key), [...(groups.get(pathOf(key)) ?? []), key])
  return groups
}

const pathOf = (key: string): string => key.slice(0, key.indexOf(' '))
const targetsOf = (figures: Figures): number => Math.max(0, ...Object.values(figures).map(({ targets }) => targets))

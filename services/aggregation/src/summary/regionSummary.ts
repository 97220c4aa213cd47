import { outlineFor } from '@duzhan/checklist'
import type { ItemFigures, PlaceFigures, RegionSummary } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { type Accumulators, type Figures, figuresOf, merge } from '@duzhan/rollup'
import { placeOf } from '../fact/observedAt.ts'
import { partsOf, type Question, questionOf, scoreQuestion, sectionQuestion } from '../fact/question.ts'
import type { ChecklistSums, Rollup, Sums } from '../rollup/rollup.repository.ts'
import type { Counts } from './earlierRevisions.ts'
import { figureGoal, type Reading } from './figureGoal.ts'

/** The revisions that a region's records were filled by. */
export const revisionsIn = ({ checklists }: Sums): number[] =>
  checklists.flatMap(({ places }) => Object.keys(places).map((key) => placeOf(key).revision))

/** A region's page: the checklists of the plan as it stands, with what was observed by the questions that it asks. */
export function toSummary(reading: Reading, rollup: Rollup, counts: Counts): Omit<RegionSummary, 'lateRecords' | 'version'> {
  const { plan, window } = reading
  return {
    plan: plan.code,
    region: rollup.region,
    window,
    asOf: rollup.asOf.toISOString(),
    coverage: rollup.coverage,
    children: rollup.children.map(({ region: child, coverage }) => ({ region: child, coverage })),
    checklists: plan.checklists
      .filter(({ key }) => isCounted(plan, rollup, key))
      .map((checklist) => checklistFigures(checklist, figuresAt(reading, rollup, { checklist: checklist.key, counts }), rollup)),
  }
}

/** A checklist has figures where a visit duty asks for it, or where it was filled though none does. */
const isCounted = ({ duties }: Plan, { checklists }: Sums, key: string): boolean =>
  (duties.visits?.some(({ checklist }) => checklist === key) ?? false) || checklists.some(({ checklist }) => checklist === key)

function checklistFigures(
  { key, title, schema }: Plan['checklists'][number],
  figures: (question: Question) => PlaceFigures,
  rollup: Rollup,
): RegionSummary['checklists'][number] {
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
function figuresAt(
  reading: Reading,
  rollup: Rollup,
  { checklist, counts }: { checklist: string; counts: Counts },
): (question: Question) => PlaceFigures {
  const total = placesIn(sumsOf(rollup, checklist))
  const children = rollup.children.map((child) => ({ region: child.region, places: placesIn(sumsOf(child, checklist)) }))
  return ({ indicator, ...question }) => {
    const { path } = question
    const counting = (places: Places) => (places.get(path) ?? []).filter(({ revision }) => counts(checklist, path, revision))
    const earlier = (total.get(path) ?? []).filter(({ revision }) => !counts(checklist, path, revision))
    const outside = earlier.reduce((sum, { accumulators }) => sum + targetsOf(figuresOf(accumulators)), 0)
    const figures: PlaceFigures = {
      ...question,
      total: figuresTogether(counting(total)),
      byRegion: Object.fromEntries(
        children.flatMap(({ region, places }) => {
          const found = counting(places)
          return found.length > 0 ? [[region, figuresTogether(found)]] : []
        }),
      ),
      ...(outside > 0 && { earlier: outside }),
    }
    const goal = figureGoal(reading, indicator, { ...figures, region: rollup.region })
    return goal ? { ...figures, goal } : figures
  }
}

/** What was observed, by path, revision by revision. */
type Places = ReadonlyMap<string, readonly { revision: number; accumulators: Accumulators }[]>

function placesIn(sums: ChecklistSums | undefined): Places {
  const places = new Map<string, { revision: number; accumulators: Accumulators }[]>()
  for (const [key, accumulators] of Object.entries(sums?.places ?? {})) {
    const { path, revision } = placeOf(key)
    places.set(path, [...(places.get(path) ?? []), { revision, accumulators }])
  }
  return places
}

const figuresTogether = (found: readonly { accumulators: Accumulators }[]): Figures =>
  figuresOf(found.reduce<Accumulators>((sum, { accumulators }) => merge(sum, accumulators), {}))

const targetsOf = (figures: Figures): number => Math.max(0, ...Object.values(figures).map(({ targets }) => targets))

import { type ChecklistSchema, compareChecklists, type Outline, type OutlineItem, outlineFor } from '@duzhan/checklist'
import { partsOf } from './question.ts'

/**
 * The paths at which records of one revision of a checklist count in the figures of another: where `compareChecklists`
 * says that the same is asked, for an item and its parts alike, and for points where all that gives them is the same.
 */
export function countingPaths(before: ChecklistSchema, now: ChecklistSchema): ReadonlySet<string> {
  const known = compared.get(now)?.get(before)
  if (known) return known
  const paths = before === now ? everyPath(outlineFor(now)) : samePaths(before, now)
  compared.set(now, (compared.get(now) ?? new WeakMap()).set(before, paths))
  return paths
}

/** Both are compared once: a revision's document never changes. */
const compared = new WeakMap<ChecklistSchema, WeakMap<ChecklistSchema, ReadonlySet<string>>>()

const everyPath = ({ sections, items }: Outline): ReadonlySet<string> =>
  new Set(['score', ...sections.map(({ key }) => key), ...items.flatMap(pathsOf)])

const pathsOf = (item: OutlineItem): string[] => [item.path, ...partsOf(item).map(({ path }) => path)]

function samePaths(before: ChecklistSchema, now: ChecklistSchema): ReadonlySet<string> {
  const [earlier, later] = [outlineFor(before), outlineFor(now)]
  const same = new Set(compareChecklists(before, now).flatMap(({ path, counts }) => (counts ? [path] : [])))
  const isSame = (item: OutlineItem) => item.kind !== 'score' || same.has(item.path)
  const sameSections = later.sections.filter(({ key, items }) => {
    const was = earlier.sections.find((section) => section.key === key)
    return items.every(isSame) && (was?.items.every(isSame) ?? true)
  })
  const areGradesSame = JSON.stringify(earlier.root['x-score']) === JSON.stringify(later.root['x-score'])
  const isTotalSame = areGradesSame && [...earlier.items, ...later.items].every(isSame)
  return new Set([
    ...later.items.filter(({ path }) => same.has(path)).flatMap(pathsOf),
    ...sameSections.map(({ key }) => key),
    ...(isTotalSame ? ['score'] : []),
  ])
}

import type { Duty } from '../dues/duty.ts'
import type { Roster } from '../dues/roster.ts'
import { subjectsOf } from '../dues/subjectsOf.ts'
import type { TargetKind } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { counted, countWords, levelWords } from '../wording/bodyWords.ts'
import { listed, ofPlan, type Words } from '../wording/words.ts'

/** How many targets there are of each kind, in the plan's order: 6 个行政村、5 个安置点. */
export function kindCounts(kinds: readonly TargetKind[], targets: readonly { kind: string }[]): Words {
  const counts = new Map<string, number>()
  for (const { kind } of targets) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const told = kinds.filter(({ key }) => counts.has(key)).map((kind) => countWords(counts.get(kind.key) ?? 0, kind))
  return listed(told, countWords(0, null))
}

/** What a duty is about: counted where the register is known, by its name where it is not; null where it is the body itself. */
export function aboutWords(duty: Duty, plan: Plan, roster: Roster | null): Words | null {
  const { about } = duty
  if (about === null) return null
  const targets = roster ? subjectsOf(duty, plan, roster).flatMap(({ target }) => (target ? [target] : [])) : []
  switch (about.kind) {
    case 'lists': {
      const titlesOf = (lists: readonly string[]): Words[] =>
        plan.targetLists.filter(({ key }) => lists.includes(key)).map(({ title }) => ofPlan(title))
      if (!roster) return listed(titlesOf(about.targetLists), '')
      const withheld = about.targetLists.filter((list) => roster.withheld?.includes(list))
      const isAll = withheld.length === about.targetLists.length
      return listed([...(isAll ? [] : [kindCounts(plan.targetKinds, targets)]), ...titlesOf(withheld)], '')
    }
    case 'targets': {
      const kind = plan.targetKinds.find(({ key }) => key === about.targetKind)
      return roster ? kindCounts(plan.targetKinds, targets) : ofPlan(kind?.title ?? about.targetKind)
    }
    case 'regions':
      return levelWords(about.level, roster ? subjectsOf(duty, plan, roster).length : null)
    case 'focusAreas':
      return {
        zh: `${subjectsCount(about.focusAreas, plan)} 项督战内容`,
        en: counted(subjectsCount(about.focusAreas, plan), 'focus area'),
      }
  }
}

const subjectsCount = (named: readonly string[] | undefined, { focusAreas }: Plan): number => named?.length ?? focusAreas.length

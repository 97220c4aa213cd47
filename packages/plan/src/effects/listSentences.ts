import type { Roster } from '../dues/roster.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { listed, ofPlan, type Words } from '../wording/words.ts'
import { kindCounts } from './aboutWords.ts'

/** How many members of a list are named in one sentence. */
const mostNamed = 10

const rulesOf = ({ rules = [], rest }: Plan['targetLists'][number]): Words => {
  if (rules.length === 0 && rest) return { zh: '未列入其他名单的全部列入', en: 'all that are on no other list stand on it' }
  const titles = listed(
    rules.map(({ title }) => ofPlan(title)),
    '',
  )
  const told = typeof titles === 'object' ? titles : { zh: String(titles), en: String(titles) }
  return { zh: `符合“${told.zh}”的列入`, en: `those that meet ${told.en} stand on it` }
}

function members(names: readonly string[]): Words {
  if (names.length === 0) return ''
  const named = listed(names.slice(0, mostNamed).map(ofPlan), '')
  const told = typeof named === 'object' ? named : { zh: String(named), en: String(named) }
  return names.length > mostNamed
    ? { zh: `：${told.zh} 等`, en: `: ${told.en} and others` }
    : { zh: `：${told.zh}`, en: `: ${told.en}` }
}

/** Every list with its members, or, before any target is registered, by which rules there will be some. */
export function listSentences(plan: Plan, roster: Roster | null): PlanFault[] {
  const byId = new Map(roster?.targets.map((target) => [target.id, target]))
  return plan.targetLists.map((list, index): PlanFault => {
    const path = `targetLists.${index}`
    const { key, title, targetKinds } = list
    if (!roster) {
      const kinds = listed(
        plan.targetKinds.filter((kind) => targetKinds.includes(kind.key)).map((kind) => ofPlan(kind.title)),
        '',
      )
      return planFault('effect.list-by-rule', path, { title, kinds, rules: rulesOf(list) })
    }
    const on = roster.designations.flatMap(({ list: of, targetId }) => {
      const target = of === key ? byId.get(targetId) : undefined
      return target ? [target] : []
    })
    const count = kindCounts(plan.targetKinds, on)
    return planFault('effect.list', path, { title, count, members: members(on.map(({ name }) => name)) })
  })
}

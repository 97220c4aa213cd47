import type { Roster } from '../dues/roster.ts'
import { secretLists } from '../dues/secretLists.ts'
import type { TargetList } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { judgedSchema } from '../targets/judgedTarget.ts'
import { listWords } from '../wording/listWords.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { listed, ofPlan, type Words } from '../wording/words.ts'
import { kindCounts } from './aboutWords.ts'

/** How many members of a list are named in one sentence. */
const mostNamed = 10

/** What an attribute or a ratio of a list's kinds is called. */
const titleIn =
  (plan: Plan, { targetKinds }: TargetList) =>
  (name: string): string =>
    plan.targetKinds
      .filter(({ key }) => targetKinds.includes(key))
      .flatMap((kind) => judgedSchema(kind).properties?.[name]?.title ?? [])[0] ?? name

/** Whether the lots of a list were drawn, and not only shown as they may come out. */
const isDrawn = ({ drawn }: Roster, list: string): boolean => drawn?.includes(list) ?? false

function members(names: readonly string[]): Words {
  if (names.length === 0) return ''
  const named = listed(names.slice(0, mostNamed).map(ofPlan), '')
  const told = typeof named === 'object' ? named : { zh: String(named), en: String(named) }
  return names.length > mostNamed
    ? { zh: `：${told.zh} 等`, en: `: ${told.en} and others` }
    : { zh: `：${told.zh}`, en: `: ${told.en}` }
}

/**
 * Every list with its members, or, before any target is registered, by which rules there will be some; of one that is told from
 * its seat up also that, and whoever is not told of it learns no more.
 */
export function listSentences(plan: Plan, roster: Roster | null): PlanFault[] {
  const byId = new Map(roster?.targets.map((target) => [target.id, target]))
  const secret = secretLists(plan)
  const sentenceOf = (list: TargetList, path: string): PlanFault => {
    const { key, title, targetKinds } = list
    if (!roster) {
      const kinds = listed(
        plan.targetKinds.filter((kind) => targetKinds.includes(kind.key)).map((kind) => ofPlan(kind.title)),
        '',
      )
      return planFault('effect.list-by-rule', path, { title, kinds, rules: listWords(list, titleIn(plan, list)) })
    }
    const on = roster.designations.flatMap(({ list: of, targetId }) => {
      const target = of === key ? byId.get(targetId) : undefined
      return target ? [target] : []
    })
    const count = kindCounts(plan.targetKinds, on)
    // before the lots are drawn nobody knows on whom they fall: how many, and not who
    if (list.draw && !isDrawn(roster, key)) return planFault('effect.list-by-draw', path, { title, count })
    return planFault('effect.list', path, { title, count, members: members(on.map(({ name }) => name)) })
  }
  return plan.targetLists.flatMap((list, index): PlanFault[] => {
    const [path, { key, title }] = [`targetLists.${index}`, list]
    const told = roster?.withheld?.includes(key) ? [] : [sentenceOf(list, path)]
    return secret.includes(key) ? [...told, planFault('effect.list-from-seat', path, { title })] : told
  })
}

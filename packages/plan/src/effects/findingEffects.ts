import type { FindingLimit } from '@duzhan/checklist'
import { standsAlone } from '../bodies/standingBodies.ts'
import type { Roster } from '../dues/roster.ts'
import { findingRules, type PlacedRule } from '../findings/findingRules.ts'
import { extensionInPlan, saidLimit } from '../findings/planLimit.ts'
import type { PlanExtension, PlanLimit } from '../schema/findings.ts'
import type { Plan } from '../schema/planSchema.ts'
import { bodyWords } from '../wording/bodyWords.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { terms } from '../wording/termWords.ts'
import { limitWords } from '../wording/valueWords.ts'
import { inWords, ofPlan, type Wording, type Words } from '../wording/words.ts'

/** Which findings something is said of: 突出问题（饮水安全）. */
function kindWords(plan: Plan, { severity, category }: Pick<PlanLimit, 'severity' | 'category'>): Wording {
  const { zh, en } = severity ? terms.severity[severity] : { zh: '问题', en: 'finding' }
  if (category === undefined) return { zh: severity ? zh : `各类${zh}`, en: `every ${en}` }
  const area = ofPlan(plan.focusAreas.find(({ key }) => key === category)?.title ?? category)
  return { zh: `${zh}（${inWords(area, 'zh')}）`, en: `every ${en} of ${inWords(area, 'en')}` }
}

/** Who decides on what is asked for: 县级复核单位, 湘潭市教育局. */
function deciderWords({ by, decider }: PlanExtension, plan: Plan, roster: Roster | null): Words {
  if (decider) return bodyWords(decider, plan, { own: null, lists: [], bodies: roster?.bodies ?? [] })
  if (by === undefined) return { zh: '复核该问题的单位', en: 'whoever reviews it' }
  return { zh: `${terms.level[by].zh}复核单位`, en: `the reviewer of the ${terms.level[by].en}` }
}

/** The limits that rules of checklists set to the minute, each with how many do. */
function toTheMinute(rules: readonly PlacedRule[]): PlanFault[] {
  const counts = new Map<string, { path: string; checklist: string; limit: FindingLimit; count: number }>()
  for (const { path, checklist, limit } of rules) {
    if (limit?.unit !== 'hour') continue
    const key = `${checklist} ${limit.within}`
    counts.set(key, { path: counts.get(key)?.path ?? path, checklist, limit, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()].map(({ path, checklist, limit, count }) =>
    planFault('effect.finding-hours', path, { title: checklist, count, limit: limitWords(limit) }),
  )
}

/** Within how long findings are put right, as far as the plan says it or the limit is in hours, and how they are extended. */
export function findingSentences(plan: Plan, roster: Roster | null): PlanFault[] {
  const { limits = [], extensions = [] } = plan.findings ?? {}
  return [
    ...limits.map((said, index) =>
      planFault('effect.finding-limit', `findings.limits.${index}`, {
        ...{ title: said.title, kind: kindWords(plan, said), limit: limitWords(said) },
      }),
    ),
    ...toTheMinute(findingRules(plan)),
    ...extensions.map((said, index) =>
      planFault('effect.finding-extension', `findings.extensions.${index}`, {
        ...{ title: said.title, kind: kindWords(plan, said), times: said.times, limit: lengthWords(said) },
        by: deciderWords(said, plan, roster),
      }),
    ),
  ]
}

/** How much longer, 7日. */
function lengthWords(limit: FindingLimit): Wording {
  const { zh, en } = limitWords(limit)
  return { zh: zh.replace(/内$/, ''), en: en.replace(/^within /, '') }
}

/** What is said of findings and can never hold of any: no rule opens such ones, or each sets its own limit, or more is said of them elsewhere. */
export function findingWarnings(plan: Plan, roster: Roster | null): PlanFault[] {
  const rules = findingRules(plan)
  const { limits = [], extensions = [] } = plan.findings ?? {}
  const unlimited = rules.filter(({ limit }) => limit === null)
  return [
    ...limits.flatMap((said, index) =>
      unlimited.some(({ kind }) => saidLimit(plan, kind) === said)
        ? []
        : [planFault('finding.limit-idle', `findings.limits.${index}`, { title: said.title })],
    ),
    ...extensions.flatMap((said, index) =>
      rules.some(({ kind }) => extensionInPlan(plan, kind) === said)
        ? []
        : [planFault('finding.extension-idle', `findings.extensions.${index}`, { title: said.title })],
    ),
    ...extensions.flatMap(({ title, decider }, index) => {
      const body = decider?.kind === 'body' ? decider.body : undefined
      if (body === undefined || roster?.bodies === undefined || standsAlone(body, roster.bodies)) return []
      return [planFault('finding.decider-unknown', `findings.extensions.${index}.decider`, { title, body })]
    }),
  ]
}

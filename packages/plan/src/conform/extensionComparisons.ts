import { findingRules, type PlacedRule } from '../findings/findingRules.ts'
import { extensionInPlan, saidLimit } from '../findings/planLimit.ts'
import type { Hold } from '../schema/planParts.ts'
import type { Plan } from '../schema/planSchema.ts'
import { labels, values } from '../wording/labels.ts'
import { limitWords } from '../wording/valueWords.ts'
import { compareLimits } from './limitRule.ts'
import type { Difference } from './planComparison.ts'

const firmness: readonly Hold[] = ['open', 'floor', 'fixed']

/** How firmly the limit of a rule's findings is held: as its checklist where the rule sets it, else as what the plan says of them. */
function holdOfLimit(plan: Plan, { kind, limit, element }: PlacedRule): Hold {
  const holder = limit ? plan.checklists[element] : saidLimit(plan, kind)
  return holder?.hold ?? 'open'
}

/**
 * More time than a superior gives weakens its limits, though it says nothing of extensions: an extension that only the lower plan
 * has is held as firmly as the firmest limit of the findings which get longer by it. One that both have is compared by its fields.
 */
export function extensionComparisons(lower: Plan, upper: Plan): Difference[] {
  const [own, above] = [lower, upper].map((plan) => plan.findings?.extensions ?? [])
  const rules = findingRules(upper)
  return (own ?? []).flatMap((extension): Difference[] => {
    if (above?.some(({ key }) => key === extension.key)) return []
    const longer = rules.flatMap((rule) => {
      if (extensionInPlan(lower, rule.kind) !== extension) return []
      const given = extensionInPlan(upper, rule.kind)
      const isNoLonger = given && extension.times <= given.times && /same|tightened/.test(compareLimits(given, extension))
      return isNoLonger ? [] : [{ given, hold: holdOfLimit(upper, rule) }]
    })
    const firmest = longer.reduce<(typeof longer)[number] | null>(
      (most, one) => (most && firmness.indexOf(most.hold) >= firmness.indexOf(one.hold) ? most : one),
      null,
    )
    if (!firmest || firmest.hold === 'open') return []
    const [was, is] = [firmest.given ? limitWords(firmest.given) : values.none, limitWords(extension)]
    const path = `findings.extensions.${extension.key}.within`
    const { hold } = firmest
    return [{ path, title: extension.title, label: labels.extensionLimit, verdict: 'weakened', hold, upper: was, lower: is }]
  })
}

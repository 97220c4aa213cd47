import { comparePlans, comparisonIn, comparisonSentence, differencePlans, mergePlans, ownParts, type Plan } from '@duzhan/plan'
import type { Locale } from '../locales/zh.ts'
import { planFile } from '../planFile.ts'
import type { Command } from '../report.ts'

const verdictOrder = ['weakened', 'removed', 'cannotTell', 'tightened', 'added', 'reworded'] as const

/** `plan diff A B`: what changes from one plan to another, judged by what it means. */
export const diff: Command = ([before = '', after = ''], { words, language, upper }) => {
  const [first, second] = [planFile(before), planFile(after)]
  const known = [first, second, ...(upper === undefined ? [] : [planFile(upper)])]
  const [was, is] = [whole(first, known), whole(second, known)]
  const comparisons = comparePlans(is, was).map((comparison) => ({
    ...comparisonIn(comparison, language),
    message: comparisonSentence(comparison, language),
  }))
  const changes = differencePlans(was, is)
  const named = ({ title, code, revision }: Plan) => words.revision(title, code, revision)
  const byVerdict = verdictOrder.flatMap((verdict) => {
    const own = comparisons.filter((comparison) => comparison.verdict === verdict)
    return own.length === 0 ? [] : [`${words.verdicts[verdict]} (${own.length})`, ...own.map(({ message }) => `  ${message}`)]
  })
  // what comparisons do not judge: the plan's own name, place, dates and superior
  const others = changes.flatMap((change) => {
    const [part = ''] = change.path
    if (!ownParts.has(part)) return []
    const [from, to] = ['before' in change ? change.before : undefined, 'after' in change ? change.after : undefined]
    return [`  ${words.changed(change.path.join('.'), text(from, words), text(to, words))}`]
  })
  return {
    found: changes.length > 0,
    lines:
      changes.length === 0
        ? [words.same]
        : [
            words.differences(named(was), named(is)),
            ...byVerdict,
            ...(others.length > 0 ? [`${words.identity} (${others.length})`, ...others] : []),
          ],
    json: { comparisons, changes },
  }
}

/** A lower plan as it runs, where its superior's is at hand: what it inherits is no difference. */
function whole(plan: Plan, known: readonly Plan[]): Plan {
  const superior = known.find(({ code, revision }) => code === plan.extends?.code && revision === plan.extends.revision)
  return superior ? mergePlans(superior, plan) : plan
}

const text = (value: unknown, words: Locale): string =>
  value === undefined ? words.nothing : typeof value === 'object' ? JSON.stringify(value) : words.ofPlan(String(value))

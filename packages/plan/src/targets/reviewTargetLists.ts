import type { Plan } from '../schema/planSchema.ts'
import { reasonWords } from '../wording/reasonWords.ts'
import type { Reason } from './designation.ts'
import { type Draws, evaluateTargetLists } from './evaluateTargetLists.ts'
import { judgedAttributes, judgedSchema } from './judgedTarget.ts'
import { sentenceOf } from './listBasis.ts'
import type { MadeDraw } from './madeDraw.ts'
import type { Target } from './target.ts'

/** Where a target stands, with the reasons that put it there; one that stands on several lists comes once for each. */
export interface HeldStanding {
  target: string
  list: string
  reasons: readonly Reason[]
}
/**
 * What a plan's lists say today of a target and one list. `change` is null where it stands as they say. A target that
 * stands nowhere and is on no list has one verdict, which says so.
 */
export interface ListVerdict {
  target: string
  change: 'on' | 'off' | 'move' | null
  from: string | null
  list: string | null
  /** Every rule that holds today; of secret lists only those of the list that it is about. */
  reasons: Reason[]
  /** What put the target on its list and holds no longer, as sentences with today's figures. */
  lost: string[]
  /** Every list that the target meets, highest first. */
  meets: string[]
}

/**
 * Holds what the lists of a plan say today against where targets stand. A target stays on each list that it still meets and
 * comes on each other one that takes it; where it goes off one and comes on another it moves. A draw says only what was
 * drawn: before a list is drawn for the first time, who stands on it stays. `targets` are all of the register where a list
 * of the plan takes at least so many. What is said of other lists is the same whatever is said of the `secret` ones.
 */
export function reviewTargetLists(
  plan: Plan,
  targets: readonly Target[],
  standing: readonly HeldStanding[],
  { made = [], secret = [] }: { made?: readonly MadeDraw[]; secret?: readonly string[] } = {},
): ListVerdict[] {
  const held = grouped(standing, ({ target }) => target)
  const met = grouped(evaluateTargetLists(plan, targets, 'zh', made satisfies Draws), ({ targetId }) => targetId)
  const undrawn = new Set(
    plan.targetLists.filter(({ key, draw }) => draw && !made.some(({ list }) => list === key)).map(({ key }) => key),
  )
  return targets.flatMap((target) => {
    const designations = met.get(target.id) ?? []
    const meets = designations.map(({ list }) => list)
    const toldWith = (key: string | null) =>
      (designations[0]?.reasons ?? []).filter((reason) => reason.list === key || !secret.includes(reason.list))
    const stands = held.get(target.id) ?? []
    const isKept = ({ list }: HeldStanding) => meets.includes(list) || undrawn.has(list)
    const coming = meets.filter((list) => !stands.some((one) => one.list === list))
    const going = stands.filter((one) => !isKept(one))
    const verdict = (change: ListVerdict['change'], from: HeldStanding | null, list: string | null): ListVerdict => ({
      ...{ target: target.id, change, from: from?.list ?? null, list, reasons: toldWith(list ?? from?.list ?? null), meets },
      lost: from && list !== from.list ? lostBy(plan, target, from, made) : [],
    })
    /** Nothing moves from an open list to a secret one, or back: that it went there would show. */
    const changes = (isOf: (list: string) => boolean) => {
      const [leaving, next] = [going.filter(({ list }) => isOf(list)), coming.filter(isOf)]
      return [
        ...leaving.map((one, index) => verdict(next[index] === undefined ? 'off' : 'move', one, next[index] ?? null)),
        ...next.slice(leaving.length).map((list) => verdict('on', null, list)),
      ]
    }
    const verdicts = [
      ...stands.filter(isKept).map((one) => verdict(null, one, one.list)),
      ...changes((list) => !secret.includes(list)),
      ...changes((list) => secret.includes(list)),
    ]
    return verdicts.length > 0 ? verdicts : [verdict(null, null, null)]
  })
}

function grouped<One>(all: readonly One[], keyOf: (one: One) => string): Map<string, One[]> {
  const groups = new Map<string, One[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

/**
 * What put a target on its list, its rules as they read today; of what the plan no longer has, as it read then. Whom a later
 * draw left out is told of that draw alone: the rules that put it among those drawn may still hold.
 */
function lostBy(plan: Plan, target: Target, { list: key, reasons }: HeldStanding, made: readonly MadeDraw[]): string[] {
  const kind = plan.targetKinds.find((one) => one.key === target.kind)
  const list = plan.targetLists.find((one) => one.key === key)
  const draw = list?.draw ? made.find((one) => one.list === key) : undefined
  if (draw && !draw.drawn.includes(target.id)) return [reasonWords.notDrawn(draw.on).zh]
  return reasons
    .filter((reason) => reason.list === key && reason.rule !== 'draw')
    .map(({ rule: ruleKey, sentence }) => {
      const rule = list?.rules?.find((one) => one.key === ruleKey)
      if (!rule || !kind) return sentence
      return sentenceOf(rule, { subject: judgedSchema(kind), attributes: judgedAttributes(kind, target) }, 'zh')
    })
}

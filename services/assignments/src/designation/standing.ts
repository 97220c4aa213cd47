import type { DesignationVerb, TargetStanding } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import type { DesignatedTarget } from './designation.repository.ts'

/** Who said what when a spell began. */
interface Began {
  reason: string
  by: string
}
/** A spell on a list that is over, with the figures and reasons of the day it began. */
export type PastSpell = TargetStanding &
  Pick<DesignatedTarget, 'reasons' | 'printed' | 'covert'> & { until: string; endedBy: string }

/** That nothing changes, decided on certain grounds. */
export interface Verdict {
  verb: 'keep' | 'leave'
  reason: string
  on: string
  by: string
  /** The list that it is about, where that was said. */
  list?: string
  /** What the rules said of the target that day, see `groundsOf`. */
  grounds: string
}
/** All that is kept of a target's place on a list of its plan: the spell that runs, or ran last, and those before. */
export interface KeptStanding extends DesignatedTarget {
  stands: boolean
  began: Began | null
  past: PastSpell[]
  verdict: Verdict | null
  /** The last sheet of decisions that it was changed by. */
  sheet: number
}
/** One decision about a target, with the target as it would be designated today. */
export interface Decision {
  verb: DesignationVerb
  today: DesignatedTarget
  reason: string
  by: string
  grounds: string
}

/** A designation as it is kept; one that an earlier release froze stands and was never decided on. */
export const keptStanding = (kept: DesignatedTarget & Partial<KeptStanding>): KeptStanding => ({
  ...kept,
  stands: kept.stands ?? true,
  began: kept.began ?? null,
  past: kept.past ?? [],
  verdict: kept.verdict ?? null,
  sheet: kept.sheet ?? 0,
})

/**
 * What a decision makes of one place of a target; null where that is as decided already. 挂牌 on another list ends the spell
 * on the first: which of several places a decision is about says `decidedAmong`. Throws `designation.wrong-state` for 摘牌 or 保留 of a target that does not
 * stand, and for leaving off one that does.
 */
export function decided(was: KeptStanding | null, decision: Decision): KeptStanding | null {
  const { verb, today } = decision
  const stands = was?.stands ?? false
  if (verb === 'designate') {
    if (was && stands && was.list === today.list) return null
    const { reason, by } = decision
    return { ...ended(was, decision), covert: null, ...today, stands: true, began: { reason, by }, verdict: null }
  }
  if (verb === 'release' && !stands && was && was.past.length > 0) return null
  if (stands === (verb === 'leave')) throw new Problem('conflict', 'designation.wrong-state', { target: today.targetName })
  if (verb === 'release') return { ...ended(was, decision), stands: false, verdict: null }
  const { reason, by, grounds } = decision
  const about = today.list === '' ? {} : { list: today.list }
  const verdict = { verb, reason, on: today.designatedOn, by, ...about, grounds }
  return isSame(was?.verdict ?? null, verdict) ? null : { ...(was ?? neverListed(today)), verdict }
}

/** The spells of a target, the one that runs first, then backwards. `frozenBy` began what was frozen. */
export function spellsOf(kept: KeptStanding, frozenBy: string): TargetStanding[] {
  const past = kept.past.map(
    ({ reasons: _, printed: __, covert: ___, ...spell }): TargetStanding => ({ ...spell, by: spell.by || frozenBy }),
  )
  return (kept.stands ? [...past, running(kept, frozenBy)] : past).reverse()
}

const running = ({ list, designatedOn, began }: KeptStanding, frozenBy: string): TargetStanding => ({
  list,
  from: designatedOn,
  until: null,
  reason: began?.reason ?? '',
  endReason: '',
  by: began?.by ?? frozenBy,
  endedBy: null,
})

/** A standing whose running spell, if any, is over today. */
function ended(was: KeptStanding | null, { today, reason, by }: Decision): KeptStanding {
  if (!was) return neverListed(today)
  if (!was.stands) return was
  const { reasons, printed, covert } = was
  const ran = { ...running(was, ''), until: today.designatedOn, endReason: reason, endedBy: by }
  const spell = { ...ran, reasons, printed, ...(covert && { covert }) }
  return { ...was, past: [...was.past, spell] }
}

const neverListed = (today: DesignatedTarget): KeptStanding => keptStanding({ ...today, list: '', team: null, stands: false })

const isSame = (one: Verdict | null, other: Verdict): boolean =>
  one !== null && one.verb === other.verb && one.grounds === other.grounds && one.reason === other.reason

import type { TargetCard } from '@duzhan/contracts'
import { Link } from 'react-router'
import { fillPath } from '../device/fillPath.ts'
import { zh } from '../locales/zh.ts'
import { ownTarget, useMe } from '../person/me.ts'
import { type Start, startsOf } from './startsOf.ts'

/** The ways into a checklist about the target: what is still to be done stands out, one more record may be made besides. */
export function StartVisit({ card, plan }: { card: TargetCard; plan: string }) {
  const starts = startsOf(card)
  const isOwn = ownTarget(useMe(), plan) === card.id
  return starts.map((start) => (
    <Link
      key={`${start.checklist} ${start.part ?? ''} ${start.visit ?? ''}`}
      className={start.isFirst ? 'button button-primary start-visit' : 'button start-visit'}
      to={fillPath({ ...start, plan, target: card.id })}
    >
      {isOwn && starts.length === 1 ? (start.isFirst ? zh.target.startOwn : zh.target.againOwn) : textOf(start, starts)}
    </Link>
  ))
}

/** Names the checklist, and the duty, only where there are several, and the team only where it is one of several that fill it in. */
function textOf({ isFirst, title, checklist, part, team, duty }: Start, starts: readonly Start[]): string {
  const isPart = part !== null || starts.some((other) => other.checklist === checklist && other.part !== null)
  const isOnlyOne = starts.every((other) => other.checklist === checklist)
  const isOnlyDuty = starts.every((other) => other.duty === null || duty === null || other.duty === duty)
  const what = [isOnlyDuty ? [] : (duty ?? []), isOnlyOne ? [] : title, isPart ? zh.parts.start(team) : []].flat().join(' · ')
  if (what !== '') return isFirst ? zh.target.startWith(what) : zh.target.againWith(what)
  return isFirst ? zh.target.start : zh.target.again
}

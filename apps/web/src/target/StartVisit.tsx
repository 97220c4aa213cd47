import type { TargetCard } from '@duzhan/contracts'
import { Link } from 'react-router'
import { fillPath } from '../checklist/fillPath.ts'
import { zh } from '../locales/zh.ts'
import { type Start, startsOf } from './startsOf.ts'

/** The ways into a checklist about the target: what is still to be done stands out, one more record may be made besides. */
export function StartVisit({ card, plan }: { card: TargetCard; plan: string }) {
  const starts = startsOf(card)
  return starts.map((start) => (
    <Link
      key={start.checklist}
      className={start.isFirst ? 'button button-primary start-visit' : 'button start-visit'}
      to={fillPath({ ...start, plan, target: card.id })}
    >
      {textOf(start, starts.length > 1)}
    </Link>
  ))
}

/** Names the checklist only where there are several. */
function textOf({ isFirst, title }: Start, isOneOfSeveral: boolean): string {
  if (isOneOfSeveral) return isFirst ? zh.target.startWith(title) : zh.target.againWith(title)
  return isFirst ? zh.target.start : zh.target.again
}

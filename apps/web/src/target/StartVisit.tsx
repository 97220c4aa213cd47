import type { TargetCard } from '@duzhan/contracts'
import { Link } from 'react-router'
import { fillPath } from '../checklist/fillPath.ts'
import { zh } from '../locales/zh.ts'
import { startsOf } from './startsOf.ts'

/** The ways into a checklist about the target: the one that is owed stands out, the others may be filled besides. */
export function StartVisit({ card, plan }: { card: TargetCard; plan: string }) {
  const starts = startsOf(card)
  return starts.map(({ checklist, title, visit, isFirst }) => (
    <Link
      key={checklist}
      className={isFirst ? 'button button-primary start-visit' : 'button start-visit'}
      to={fillPath({ plan, target: card.id, visit, checklist })}
    >
      {starts.length > 1
        ? (isFirst ? zh.target.startWith : zh.target.againWith)(title)
        : isFirst
          ? zh.target.start
          : zh.target.again}
    </Link>
  ))
}

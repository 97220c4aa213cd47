import type { TargetCard } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import { usePlan } from '../plans/usePlan.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import '../styles/recordRows.css'

/** When a target came on which list and went off it, by whom and why; nothing for one that never stood on any. */
export function StandingCard({ card: { standings }, plan }: { card: TargetCard; plan: string }) {
  const lists = usePlan(plan).data?.document.targetLists
  if (standings.length === 0) return null
  return (
    <Card title={zh.listReview.history} flush>
      <ul className="record-rows">
        {standings.map(({ list, from, until, reason, endReason, by, endedBy }, index) => {
          const goesOn = until !== null && standings[index - 1]?.from === until
          return (
            <li key={`${from} ${list} ${until}`}>
              <span>
                <span>{zh.listReview.began(formatDate(from, true), lists?.find(({ key }) => key === list)?.title ?? list)}</span>
                <span className="faint">{zh.listReview.by(by, reason)}</span>
              </span>
              {until === null ? null : (
                <span>
                  <span>{(goesOn ? zh.listReview.moved : zh.listReview.ended)(formatDate(until, true))}</span>{' '}
                  <span className="faint">{zh.listReview.by(endedBy ?? '', endReason)}</span>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </Card>
  )
}

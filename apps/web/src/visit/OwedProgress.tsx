import type { VisitBoard } from '@duzhan/contracts'
import { daysBetween } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { useTargetNoun } from '../plans/targetNoun.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { ProgressBar } from '../ui/ProgressBar.tsx'

/** How far the visits of a window are, how many were missed, and by when the next one is due. */
export function OwedProgress({ board: { figures, today, window }, plan }: { board: VisitBoard; plan: string }) {
  const noun = useTargetNoun(plan)
  const { asked, done, missed, targets, nextDue } = figures
  const left =
    nextDue === null || nextDue === window.end
      ? zh.visit.daysLeft(daysBetween(today, window.end))
      : zh.visit.nextDue(formatDate(nextDue), daysBetween(today, nextDue))
  // a target that is owed several visits is one target: then the visits are counted as such
  const progress = targets === asked ? zh.visit.progress(done, asked, noun) : zh.visit.progressTimes(done, asked)
  return (
    <Card>
      <div className="board-progress">
        <p>
          <strong>{progress}</strong>
          {missed > 0 ? <span className="visit-findings"> {zh.visit.missed(missed)}</span> : null}
        </p>
        <p className="muted">{asked > done ? left : zh.visit.remaining(0)}</p>
      </div>
      <ProgressBar done={done} total={asked} label={zh.visit.progressShort} />
    </Card>
  )
}

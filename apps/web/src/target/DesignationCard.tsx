import type { TargetCard, TargetPlace } from '@duzhan/contracts'
import type { TargetList } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { usePlan } from '../plans/usePlan.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'

/** Every list on which a target stands: since when, why, and which team inspects it there. */
export function DesignationCard({ card, plan }: { card: TargetCard; plan: string }) {
  const lists = usePlan(plan).data?.document.targetLists ?? []
  const { list, reasons, team, designatedOn, also = [] } = card
  const note = card.annex?.['note']
  if (list === null)
    return (
      <Card title={zh.target.designation}>
        <p className="muted">{zh.target.notDesignated}</p>
      </Card>
    )
  const places = [{ list, reasons, team, designatedOn: designatedOn ?? '' }, ...also]
  return (
    <Card title={zh.target.designation}>
      {places.map((place) => (
        <Place key={place.list} place={{ ...place, reasons: reasonsAt(place, places) }} lists={lists} />
      ))}
      {typeof note === 'string' ? (
        <dl className="facts">
          <dt>{zh.target.annexNote}</dt>
          <dd>{note}</dd>
        </dl>
      ) : null}
    </Card>
  )
}

/** The reasons of a place, then those of lists that gave way; what stands on another list is told there. */
function reasonsAt({ list, reasons }: TargetPlace, places: readonly TargetPlace[]): TargetPlace['reasons'] {
  const isElsewhere = (key: string) => key !== list && places.some((place) => place.list === key)
  const shown = reasons.filter((reason) => !isElsewhere(reason.list))
  return [...shown.filter((reason) => reason.list === list), ...shown.filter((reason) => reason.list !== list)]
}

function Place({ place, lists }: { place: TargetPlace; lists: readonly TargetList[] }) {
  const titleOf = (key: string) => lists.find((one) => one.key === key)?.title ?? key
  const { list, reasons, team, designatedOn } = place
  return (
    <dl className="facts">
      <dt>{zh.target.list}</dt>
      <dd>{titleOf(list)}</dd>
      {designatedOn === '' ? null : (
        <>
          <dt>{zh.target.designatedOn}</dt>
          <dd>{formatDate(designatedOn, true)}</dd>
        </>
      )}
      {team ? (
        <>
          <dt>{zh.target.team}</dt>
          <dd>{team.title}</dd>
        </>
      ) : null}
      {reasons.length > 0 ? (
        <>
          <dt>{zh.target.reasons}</dt>
          <dd>
            <ul>
              {reasons.map((reason) => (
                <li key={`${reason.list} ${reason.rule}`}>
                  {reason.sentence}
                  {reason.list === list ? null : <span className="faint">{zh.plan.otherListReason(titleOf(reason.list))}</span>}
                </li>
              ))}
            </ul>
          </dd>
        </>
      ) : null}
    </dl>
  )
}

import { type Designation, type Plan, sponsorGaps } from '@duzhan/plan'
import { Link, useParams } from 'react-router'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { Icon } from '../ui/Icon.tsx'
import { SourceSentence } from '../ui/SourceSentence.tsx'
import { useTargetLists } from './useTargetLists.ts'

/** Which post answers for which targets, and whether every target that must have a sponsor has one. */
export function SponsorCard({ plan }: { plan: Plan }) {
  const { plan: code = '' } = useParams()
  const { sponsors = [], sponsored = [] } = plan.assignments
  const lists = useTargetLists(code).data
  if (sponsors.length === 0) return null
  const words = zh.planParts.sponsors
  const names = new Map(lists?.flatMap((list) => list.targets.map((target) => [target.id, target.name] as const)))
  const targets = new Set(sponsors.flatMap((sponsor) => sponsor.targets))
  return (
    <Card id="sponsors" title={words.title} aside={words.aside(sponsors.length, targets.size)}>
      {sponsored.length > 0 && lists ? (
        <Coverage
          plan={plan}
          names={names}
          designations={lists.flatMap((list) =>
            list.targets.map((target) => ({ targetId: target.id, list: list.key, reasons: target.reasons })),
          )}
        />
      ) : null}
      <ul className="sponsors">
        {sponsors.map((sponsor) => (
          <li key={sponsor.key}>
            <p>{sponsor.post}</p>
            <p className="sponsor-targets">
              <SponsoredTargets ids={sponsor.targets} names={names} isKnown={lists !== undefined} />
            </p>
            <SourceSentence source={sponsor.source} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

interface SponsoredTargetsProps {
  ids: readonly string[]
  /** Names of the targets within the reader's reach. */
  names: ReadonlyMap<string, string>
  isKnown: boolean
}

/** Those within the reader's reach, each one click away; of the others only how many there are. */
function SponsoredTargets({ ids, names, isKnown }: SponsoredTargetsProps) {
  const { plan: code = '' } = useParams()
  const elsewhere = ids.filter((id) => !names.has(id)).length
  if (!isKnown) return null
  return (
    <>
      {ids.flatMap((id) => {
        const name = names.get(id)
        return name === undefined
          ? []
          : [
              <Link key={id} className="tag" to={`/${code}/targets/${id}`}>
                {name}
              </Link>,
            ]
      })}
      {elsewhere > 0 ? <span className="faint">{zh.planParts.sponsors.elsewhere(elsewhere)}</span> : null}
    </>
  )
}

interface CoverageProps {
  plan: Plan
  designations: readonly Designation[]
  names: ReadonlyMap<string, string>
}

function Coverage({ plan, designations, names }: CoverageProps) {
  const { sponsored = [] } = plan.assignments
  const words = zh.planParts.sponsors
  const due = new Set(designations.filter((entry) => sponsored.includes(entry.list)).map((entry) => entry.targetId))
  if (due.size === 0) return <p className="muted">{words.unchecked}</p>
  const gaps = [...new Set(sponsorGaps(plan, designations))]
  return gaps.length === 0 ? (
    <p className="notice notice-good">
      <Icon name="check" />
      {words.covered(due.size)}
    </p>
  ) : (
    <p className="notice notice-bad">
      <Icon name="warning" />
      {words.gaps(gaps.length, due.size)}
      {gaps.map((target) => names.get(target) ?? target).join('、')}
    </p>
  )
}

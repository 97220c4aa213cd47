import type { ListSponsors } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { Link, useParams } from 'react-router'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { Icon } from '../ui/Icon.tsx'
import { SearchField } from '../ui/SearchField.tsx'
import { SourceSentence } from '../ui/SourceSentence.tsx'
import { useAddress } from '../ui/useAddress.ts'
import { useShown } from '../ui/useShown.tsx'
import { useTargetLists } from './useTargetLists.ts'

/** So many posts are seen at a glance; of more some are looked for. */
const few = 10
/** How many stand on a page. */
const mostOnPage = 50

/** Which post answers for which targets, and whether every target that must have a sponsor has one. */
export function SponsorCard({ plan }: { plan: Plan }) {
  const { plan: code = '' } = useParams()
  const { sponsors = [], sponsored = [] } = plan.assignments
  const lists = useTargetLists(code).data
  const address = useAddress()
  const text = address.get('sponsor').slice(0, 80)
  const names = new Map(lists?.flatMap(({ sponsors: { named } }) => named.map(({ id, name }) => [id, name] as const)))
  const isCalled = (name: string | undefined) => name?.includes(text) ?? false
  const found = sponsors.filter(({ post, targets }) => isCalled(post) || targets.some((id) => isCalled(names.get(id))))
  const { shown, foot } = useShown(found, mostOnPage, `${code} ${text}`)
  if (sponsors.length === 0) return null
  const words = zh.planParts.sponsors
  const targets = new Set(sponsors.flatMap((sponsor) => sponsor.targets))
  return (
    <Card id="sponsors" title={words.title} aside={words.aside(sponsors.length, targets.size)}>
      {sponsored.length > 0 && lists ? <Coverage lists={lists.map((list) => list.sponsors)} /> : null}
      {sponsors.length > few ? (
        <div className="filters">
          <SearchField label={words.search} text={text} onSearch={(sponsor) => address.put({ sponsor })} />
        </div>
      ) : null}
      {found.length === 0 ? <p className="muted">{words.nothing}</p> : null}
      <ul className="sponsors">
        {shown.map((sponsor) => (
          <li key={sponsor.key}>
            <p>{sponsor.post}</p>
            <p className="sponsor-targets">
              <SponsoredTargets ids={sponsor.targets} names={names} isKnown={lists !== undefined} />
            </p>
            <SourceSentence source={sponsor.source} />
          </li>
        ))}
      </ul>
      {foot}
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

/** Of those that must have a sponsor how many have none, the first of them by name. */
function Coverage({ lists }: { lists: readonly ListSponsors[] }) {
  const words = zh.planParts.sponsors
  const due = lists.reduce((sum, list) => sum + list.due, 0)
  const without = lists.reduce((sum, list) => sum + list.without, 0)
  const first = lists.flatMap((list) => list.first)
  if (due === 0) return <p className="muted">{words.unchecked}</p>
  return without === 0 ? (
    <p className="notice notice-good">
      <Icon name="check" />
      {words.covered(due)}
    </p>
  ) : (
    <p className="notice notice-bad">
      <Icon name="warning" />
      {words.gaps(without, due)}
      {first.map(({ name }) => name).join('、')}
      {without > first.length ? words.andMore : null}
    </p>
  )
}

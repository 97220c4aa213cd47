import { type Coordinates, distanceBetween } from '@duzhan/regions'
import { useQuery } from '@tanstack/react-query'
import { use } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { AboutTarget } from './AboutTarget.ts'
import type { HeldPosition } from './position.ts'
import '../styles/position.css'

interface PositionTextProps {
  position: HeldPosition
  /** How far off a fix may be, in metres. */
  worst: number
}

/** A position as people read it: where, how exactly, how it came, how far from the target, and a link that a phone opens as a map. */
export function PositionText({ position, worst }: PositionTextProps) {
  const { latitude, longitude } = position
  const place = `${latitude},${longitude}`
  const isPoor = position.by === 'device' && position.accuracy > worst
  return (
    <div className="position answer-block">
      <Icon name="place" />
      <div>
        <p className="number">
          {zh.evidence.latitude(latitude)}，{zh.evidence.longitude(longitude)}
        </p>
        <p className={isPoor ? 'position-facts position-poor' : 'position-facts'}>
          {position.by === 'device' ? zh.evidence.accuracy(position.accuracy) : zh.evidence.positionByHand(position.reason)}
        </p>
        <TargetDistance from={position} />
        <p>
          <a href={`geo:${place}?q=${place}`}>{zh.evidence.openMap}</a>
        </p>
      </div>
    </div>
  )
}

/** How far a position lies from where the target is registered; nothing where no place is registered, or without a network. */
function TargetDistance({ from }: { from: Coordinates }) {
  const about = use(AboutTarget)
  return about ? <Distance about={about} from={from} /> : null
}

function Distance({ about, from }: { about: { plan: string; target: string }; from: Coordinates }) {
  const { data } = useQuery(api.assignments.target.byId.queryOptions(about))
  return data?.position ? <p className="position-facts">{zh.evidence.distance(distanceBetween(from, data.position))}</p> : null
}

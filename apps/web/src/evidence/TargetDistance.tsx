import { type Coordinates, distanceBetween } from '@duzhan/regions'
import { useQuery } from '@tanstack/react-query'
import { use } from 'react'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { AboutTarget } from './AboutTarget.ts'

/** How far a position lies from where the target is registered; nothing where no place is registered, or without a network. */
export function TargetDistance({ from }: { from: Coordinates }) {
  const about = use(AboutTarget)
  return about ? <Distance about={about} from={from} /> : null
}

function Distance({ about, from }: { about: { plan: string; target: string }; from: Coordinates }) {
  const { data } = useQuery(api.assignments.target.byId.queryOptions(about))
  return data?.position ? <p className="position-facts">{zh.evidence.distance(distanceBetween(from, data.position))}</p> : null
}

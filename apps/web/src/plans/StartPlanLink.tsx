import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { authorRegions } from './authorRegions.ts'

/** The way to a new plan, for those who may write one. */
export function StartPlanLink() {
  const me = useMe()
  if (authorRegions(me).length === 0) return null
  return (
    <Link className="button" to="/plans/new">
      {zh.newPlan.title}
    </Link>
  )
}

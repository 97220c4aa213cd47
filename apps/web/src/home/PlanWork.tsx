import type { PlanSummary, Waiting } from '@duzhan/contracts'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { LineRows } from './LineRows.tsx'
import { linesOf, tilesOf } from './lines.ts'

/** One plan on the home page: what waits in it for the person, and how it stands within their reach. */
export function PlanWork({ plan, waiting }: { plan: PlanSummary; waiting: Waiting }) {
  const me = useMe()
  const lines = linesOf(waiting)
  const tiles = tilesOf(waiting, (date) => formatDate(date))
  const lateUnits = may(me, 'finding.accept') ? [] : waiting.lateUnits // a unit knows of itself
  return (
    <Card title={plan.title} aside={<Link to={`/${plan.plan}/start`}>{zh.home.openPlan}</Link>} flush>
      {lines.length > 0 ? <LineRows lines={lines} /> : <p className="home-nothing">{zh.home.nothing}</p>}
      {tiles.length > 0 ? (
        <ul className="home-tiles" aria-label={zh.home.overview}>
          {tiles.map(({ key, value, note, to, isBad }) => (
            <li key={key}>
              <Link to={to}>
                <span className="home-tile-title">{zh.home.tiles[key]}</span>
                <strong className={isBad ? 'is-bad' : undefined}>
                  {value}
                  <small>{zh.home.units[key]}</small>
                </strong>
                <span className="faint">{note}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      {lateUnits.length > 0 ? (
        <div className="home-units">
          <h3>{zh.home.lateUnits}</h3>
          <ol>
            {lateUnits.map(({ region, title, count }) => (
              <li key={`${region} ${title}`}>
                <Link
                  to={`/${plan.plan}/findings?${new URLSearchParams({ state: 'toRectify', due: 'late', unit: `${region} ${title}` })}`}
                >
                  <span>{title}</span>
                  <strong className="is-bad number">{zh.finding.unitCount(count)}</strong>
                </Link>
              </li>
            ))}
          </ol>
        </div>
      ) : null}
    </Card>
  )
}

import type { FigureRecord, PlaceFigures, RegionSummary } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../api/api.ts'
import type { TargetNoun } from '../locales/zh/targetNoun.ts'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import type { ChosenFigure } from './FigureButton.tsx'
import { FigureText } from './FigureText.tsx'
import { SaidThere } from './SaidThere.tsx'

interface FigurePanelProps {
  summary: RegionSummary
  figure: ChosenFigure
  /** The word for one target. */
  noun: TargetNoun
  nameOf: (code: string) => string
  onClose: () => void
}

/** The whole of a figure, and the targets and submissions behind it, each one click from the record itself. */
export function FigurePanel({ summary, figure, noun, nameOf, onClose }: FigurePanelProps) {
  const { region, checklist, place, title } = figure
  const records = useQuery(
    api.aggregation.figure.behind.queryOptions({
      plan: summary.plan,
      region,
      window: summary.window.key,
      checklist,
      ...(place && { path: place.path }),
    }),
  )
  return (
    <SidePanel
      title={title}
      lead={records.data ? zh.summary.behindLead(nameOf(region), records.data.length) : nameOf(region)}
      flush
      onClose={onClose}
    >
      {place ? (
        <FigureText
          figures={(region === summary.region ? place.total : place.byRegion[region]) ?? {}}
          measured={place}
          noun={noun}
        />
      ) : null}
      {place?.earlier && region === summary.region ? (
        <p className="card-hint">{zh.summary.earlier(place.earlier, noun)}</p>
      ) : null}
      <QueryView query={records}>{(found) => <Records records={found} place={place} plan={summary.plan} />}</QueryView>
    </SidePanel>
  )
}

function Records({ records, place, plan }: { records: FigureRecord[]; place: PlaceFigures | undefined; plan: string }) {
  if (records.length === 0) return <p className="panel-body muted">{zh.summary.nothingBehind}</p>
  return (
    <ul className="behind">
      {records.map((record) => (
        <li key={record.submission}>
          <Link to={`/${plan}/submissions/${record.submission}`}>
            <span>
              <strong>{record.target.name}</strong>
              <span className="faint">
                {record.target.place} · <time dateTime={record.at}>{formatInstant(record.at)}</time>
              </span>
              {record.isEarlier ? <span className="faint">{zh.summary.byEarlier}</span> : null}
            </span>
            {place ? <SaidThere record={record} /> : null}
            <Icon name="chevron" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

import type { FigureRecord, PlaceFigures, RegionSummary } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { api } from '../api/api.ts'
import type { TargetNoun } from '../locales/zh/targetNoun.ts'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import { useShown } from '../ui/useShown.tsx'
import type { ChosenFigure } from './FigureButton.tsx'
import { FigureText } from './FigureText.tsx'
import { goalSentence } from './GoalMark.tsx'
import { SaidThere } from './SaidThere.tsx'

/** How many records stand on a page. */
const mostOnPage = 50

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
      {place?.goal ? <p className="card-hint">{goalSentence(place.goal)}</p> : null}
      {place?.earlier && region === summary.region ? (
        <p className="card-hint">{zh.summary.earlier(place.earlier, noun)}</p>
      ) : null}
      <QueryView query={records}>{(found) => <Records records={found} place={place} plan={summary.plan} />}</QueryView>
    </SidePanel>
  )
}

function Records({ records, place, plan }: { records: FigureRecord[]; place: PlaceFigures | undefined; plan: string }) {
  const { shown, foot } = useShown(records, mostOnPage, `${plan} ${place?.path ?? ''}`)
  if (records.length === 0) return <p className="panel-body muted">{zh.summary.nothingBehind}</p>
  return (
    <>
      <ul className="behind">
        {shown.map((record) => (
          <li key={record.submission}>
            <RecordLink record={record} plan={plan}>
              <span>
                <strong>{record.target.name}</strong>
                <span className="faint">
                  {record.target.place} · <time dateTime={record.at}>{formatInstant(record.at)}</time>
                </span>
                {record.under ? <span className="faint">{zh.summary.underLower(record.under.mayRead)}</span> : null}
                {record.isEarlier ? <span className="faint">{zh.summary.byEarlier}</span> : null}
              </span>
              {place ? <SaidThere record={record} /> : null}
            </RecordLink>
          </li>
        ))}
      </ul>
      {foot}
    </>
  )
}

/** Leads to a record where it was made; one of a lower plan that the reader may not open stands without a link. */
function RecordLink({ record, plan, children }: { record: FigureRecord; plan: string; children: ReactNode }) {
  const { under, submission } = record
  if (under && !under.mayRead) return <div>{children}</div>
  return (
    <Link to={`/${under?.plan ?? plan}/submissions/${submission}`}>
      {children}
      <Icon name="chevron" />
    </Link>
  )
}

import type { RegionSummary } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../api.ts'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/formatInstant.ts'
import { Icon } from '../ui/Icon.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { SidePanel } from '../ui/SidePanel.tsx'
import type { ChosenFigure } from './FigureButton.tsx'

interface FigurePanelProps {
  summary: RegionSummary
  figure: ChosenFigure
  nameOf: (code: string) => string
  onClose: () => void
}

/** The targets and submissions behind a figure, each one click from the record itself. */
export function FigurePanel({ summary, figure, nameOf, onClose }: FigurePanelProps) {
  const { region, checklist, path, title } = figure
  const records = useQuery(
    api.aggregation.figure.behind.queryOptions({
      plan: summary.plan,
      region,
      window: summary.window.key,
      checklist,
      ...(path ? { path } : {}),
    }),
  )
  return (
    <SidePanel title={title} lead={zh.summary.behindLead(nameOf(region), records.data?.length ?? 0)} flush onClose={onClose}>
      <QueryView query={records}>
        {(found) =>
          found.length === 0 ? (
            <p className="panel-body muted">{zh.summary.nothingBehind}</p>
          ) : (
            <ul className="behind">
              {found.map((record) => (
                <li key={record.submission}>
                  <Link to={`/${summary.plan}/submissions/${record.submission}`}>
                    <span>
                      <strong>{record.target.name}</strong>
                      <span className="faint">
                        {record.target.place} · {formatInstant(record.at)}
                      </span>
                    </span>
                    {path ? <span className={`mark mark-${record.result}`}>{zh.submission.results[record.result]}</span> : null}
                    <Icon name="chevron" />
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </SidePanel>
  )
}

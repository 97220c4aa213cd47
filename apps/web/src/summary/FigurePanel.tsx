import type { RegionSummary } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { api } from '../api.ts'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/formatInstant.ts'
import { Icon } from '../ui/Icon.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import type { ChosenFigure } from './FigureButton.tsx'

interface FigurePanelProps {
  summary: RegionSummary
  figure: ChosenFigure
  nameOf: (code: string) => string
  onClose: () => void
}

/** The targets and submissions behind a figure, each one click from the record itself. */
export function FigurePanel({ summary, figure, nameOf, onClose }: FigurePanelProps) {
  const dialog = useRef<HTMLDialogElement>(null)
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
  useEffect(() => {
    if (!dialog.current?.open) dialog.current?.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="panel" aria-labelledby="panel-title" onClose={onClose}>
      <div className="panel-head">
        <div>
          <h2 id="panel-title">{title}</h2>
          <p className="muted">{zh.summary.behindLead(nameOf(region), records.data?.length ?? 0)}</p>
        </div>
        <button
          type="button"
          className="button button-quiet"
          aria-label={zh.states.close}
          onClick={() => dialog.current?.close()}
        >
          <Icon name="close" />
        </button>
      </div>
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
    </dialog>
  )
}

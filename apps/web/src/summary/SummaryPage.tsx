import type { RegionSummary } from '@duzhan/contracts'
import { openUntil, type Plan, planWindows, startOfDay, takesRecords, type Window } from '@duzhan/plan'
import { isRegionCode, pathFrom } from '@duzhan/regions'
import { useMemo, useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { zh } from '../locales/zh.ts'
import { homeRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { useTargetNoun } from '../plans/targetNoun.ts'
import { usePlan } from '../plans/usePlan.ts'
import { Card } from '../ui/Card.tsx'
import { formatInstant, formatRange } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'
import { CoverageCard } from './CoverageCard.tsx'
import type { ChosenFigure } from './FigureButton.tsx'
import { FigurePanel } from './FigurePanel.tsx'
import { ItemTable } from './ItemTable.tsx'
import { useSummary } from './useSummary.ts'
import '../styles/summary.css'

/** A region's page: how many targets were visited, and how each item stands, for the region and each part of it. */
export function SummaryPage({ region: chosen }: { region?: string }) {
  const { plan = '' } = useParams()
  const me = useMe()
  const home = homeRegion(me, plan)
  const region = chosen ?? home
  const [search, setSearch] = useSearchParams()
  const window = search.get('window') ?? undefined
  const nameOf = useRegionNames(home)
  const windows = useBegunWindows(plan)
  const query = useSummary({ plan, region, ...(window ? { window } : {}) })
  const up = isRegionCode(home) && isRegionCode(region) ? pathFrom(home, region).slice(0, -1) : []
  const suffix = window ? `?window=${window}` : ''
  return (
    <div className="page">
      <PageHead
        title={zh.summary.title(nameOf(region))}
        lead={query.data ? zh.summary.lead(...formatRange(query.data.window.start, query.data.window.end, true)) : null}
        crumbs={up.map((code) => ({ title: nameOf(code), to: `/${plan}/summary/${code}${suffix}` }))}
      >
        {windows.length > 1 ? (
          <select
            className="input"
            aria-label={zh.summary.window}
            value={window ?? query.data?.window.key ?? ''}
            onChange={(event) => setSearch({ window: event.target.value }, { replace: true })}
          >
            {windows.map((entry) => (
              <option key={entry.key} value={entry.key}>
                {zh.windowTitle(entry.key)}
              </option>
            ))}
          </select>
        ) : null}
      </PageHead>
      <QueryView query={query} lines={8}>
        {(summary) =>
          summary ? (
            <RegionFigures summary={summary} nameOf={nameOf} suffix={suffix} />
          ) : (
            <Card>
              <EmptyState text={zh.summary.noSummary} icon="summary" />
            </Card>
          )
        }
      </QueryView>
    </div>
  )
}

interface RegionFiguresProps {
  summary: RegionSummary
  nameOf: (code: string) => string
  suffix: string
}

function RegionFigures({ summary, nameOf, suffix }: RegionFiguresProps) {
  const [figure, setFigure] = useState<ChosenFigure | null>(null)
  const document = usePlan(summary.plan).data?.document
  const noun = useTargetNoun(summary.plan)
  const collected = summary.checklists.filter(({ targets }) => targets > 0)
  const isListed = summary.coverage.designated > 0
  const why = emptyReason(document, isListed, summary.window.end, useMe().today)
  return (
    <>
      {isListed ? <CoverageCard summary={summary} noun={noun} nameOf={nameOf} suffix={suffix} onChoose={setFigure} /> : null}
      {collected.length === 0 ? (
        <Card>
          <EmptyState text={why} icon="summary" />
        </Card>
      ) : null}
      {collected.map((checklist) => (
        <ItemTable key={checklist.key} {...{ checklist, summary, noun, nameOf, suffix }} onChoose={setFigure} />
      ))}
      <p className="faint">{zh.summary.asOf(formatInstant(summary.asOf))}</p>
      {figure ? (
        <FigurePanel summary={summary} figure={figure} noun={noun} nameOf={nameOf} onClose={() => setFigure(null)} />
      ) : null}
    </>
  )
}

/** The windows of a plan that have begun, the latest first. */
function useBegunWindows(plan: string): Window[] {
  const { today } = useMe()
  const document = usePlan(plan).data?.document
  return useMemo(
    () =>
      document
        ? planWindows(document)
            .filter(({ start }) => start <= today)
            .reverse()
        : [],
    [document, today],
  )
}

/** Why a window has no figures: no targets, no checklist for them, a window that takes no more records, or none sent yet. */
export function emptyReason(plan: Plan | undefined, isListed: boolean, windowEnd: string, today: string): string {
  if (!isListed) return zh.summary.nobodyListed
  if (!plan) return zh.summary.empty
  if (!takesRecords(plan)) return zh.summary.noRecords
  return today > openUntil(plan, startOfDay(windowEnd)) ? zh.summary.closed : zh.summary.empty
}

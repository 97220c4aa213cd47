import type { Plan, ReportDuty, VisitDuty } from '@duzhan/plan'
import type { ReactNode } from 'react'
import { Link, useParams } from 'react-router'
import { zh } from '../locales/zh.ts'
import { may, useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { SourceSentence } from '../ui/SourceSentence.tsx'

/** What is owed and when: visits, reports, filings and meetings, and how much of it one target bears. */
export function DutyCards({ plan }: { plan: Plan }) {
  const { plan: code = '' } = useParams()
  const me = useMe()
  const { visits = [], reports = [], filings = [], meetings = [], burden = [] } = plan.duties
  if (visits.length + reports.length + filings.length + meetings.length + burden.length === 0) return null
  const cycleOf = (key: string | undefined) => plan.cycles.find((cycle) => cycle.key === key)
  return (
    <Card title={zh.plan.duties}>
      <ul className="duties">
        {visits.map((duty) => {
          const cycle = cycleOf(duty.cycle)
          return (
            <Duty key={duty.key} kind={zh.plan.visits} title={duty.title} source={duty.source}>
              {cycle && duty.times ? zh.plan.visitTimes(zh.plan.cycles[cycle.every], duty.times) : zh.plan.regularly}
              {visitManner(plan, duty)}
            </Duty>
          )
        })}
        {reports.map((duty) => (
          <Duty key={duty.key} kind={zh.plan.reports} title={duty.title} source={duty.source}>
            {dueDayOf(duty, cycleOf(duty.cycle)?.every)}
            {' · '}
            {zh.plan.fromTo(zh.plan.levels[duty.from], unitTitle(plan, duty.toUnit) ?? zh.plan.levels[duty.to])}
            {duty.media ? ` · ${duty.media.map((medium) => zh.planParts.media[medium]).join('、')}` : null}
          </Duty>
        ))}
        {filings.map((duty) => (
          <Duty key={duty.key} kind={zh.plan.filings} title={duty.title} source={duty.source}>
            {zh.plan.dueBefore(formatDate(duty.due, true))}
            {' · '}
            {zh.plan.fromTo(zh.plan.levels[duty.from], unitTitle(plan, duty.toUnit) ?? zh.plan.levels[duty.to])}
            {duty.what === 'plan' && may(me, 'filing.board') ? (
              <>
                {' · '}
                <Link to={`/${code}/filings`}>{zh.planParts.boardLink}</Link>
              </>
            ) : null}
          </Duty>
        ))}
        {meetings.map((duty) => {
          const cycle = cycleOf(duty.cycle)
          return (
            <Duty key={duty.key} kind={zh.plan.meetings} title={duty.title} source={duty.source}>
              {cycle ? zh.plan.cycles[cycle.every] : zh.plan.regularly}
            </Duty>
          )
        })}
        {burden.map((limit) => (
          <Duty key={limit.key} kind={zh.burden.kind} title={limit.title} source={limit.source}>
            {zh.burden.says(limit)}
          </Duty>
        ))}
      </ul>
    </Card>
  )
}

interface DutyProps {
  kind: string
  title: string
  source: { text: string; line?: number } | undefined
  children: ReactNode
}

function Duty({ kind, title, source, children }: DutyProps) {
  return (
    <li>
      <span className="tag">{kind}</span>
      <div>
        <p>{title}</p>
        <p className="muted">{children}</p>
        <SourceSentence source={source} />
      </div>
    </li>
  )
}

function dueDayOf(duty: ReportDuty, every: keyof typeof zh.plan.cycles | undefined): string {
  if (!every || duty.dueDay === undefined) return zh.plan.whenNeeded
  if (duty.dueDay === 'last') return zh.plan.reportDay(zh.plan.cycles[every], zh.plan.lastDay)
  const day = duty.dueRule === 'before' ? zh.plan.beforeDay(duty.dueDay) : zh.plan.onDay(duty.dueDay)
  return zh.plan.reportDay(zh.plan.cycles[every], day)
}

/** How the targets are visited, and by whom, where the document says so. */
function visitManner(plan: Plan, duty: VisitDuty): string {
  const manner = [
    ...duty.modes.map((mode) => zh.planParts.modes[mode]),
    duty.unannounced ? zh.planParts.unannounced : null,
    unitTitle(plan, duty.unit),
  ]
  return ` · ${manner.filter(Boolean).join(' · ')}`
}

function unitTitle(plan: Plan, key: string | undefined): string | undefined {
  return plan.units.find((unit) => unit.key === key)?.title
}

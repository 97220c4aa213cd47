import type { Plan, ReportDuty } from '@duzhan/plan'
import type { ReactNode } from 'react'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/formatDate.ts'
import { SourceSentence } from '../ui/SourceSentence.tsx'

/** What is owed and when: visits, reports, filings and meetings. */
export function DutyCards({ plan }: { plan: Plan }) {
  const { visits = [], reports = [], filings = [], meetings = [] } = plan.duties
  const cycleOf = (key: string | undefined) => plan.cycles.find((cycle) => cycle.key === key)
  return (
    <Card title={zh.plan.duties}>
      <ul className="duties">
        {visits.map((duty) => {
          const cycle = cycleOf(duty.cycle)
          return (
            <Duty key={duty.key} kind={zh.plan.visits} title={duty.title} source={duty.source}>
              {cycle && duty.times ? zh.plan.visitTimes(zh.plan.cycles[cycle.every], duty.times) : zh.plan.regularly}
            </Duty>
          )
        })}
        {reports.map((duty) => (
          <Duty key={duty.key} kind={zh.plan.reports} title={duty.title} source={duty.source}>
            {dueDayOf(duty, cycleOf(duty.cycle)?.every)}
            {' · '}
            {zh.plan.fromTo(zh.plan.levels[duty.from], unitTitle(plan, duty.toUnit) ?? zh.plan.levels[duty.to])}
          </Duty>
        ))}
        {filings.map((duty) => (
          <Duty key={duty.key} kind={zh.plan.filings} title={duty.title} source={duty.source}>
            {zh.plan.dueBefore(formatDate(duty.due, true))}
            {' · '}
            {zh.plan.fromTo(zh.plan.levels[duty.from], unitTitle(plan, duty.toUnit) ?? zh.plan.levels[duty.to])}
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

function unitTitle(plan: Plan, key: string | undefined): string | undefined {
  return plan.units.find((unit) => unit.key === key)?.title
}

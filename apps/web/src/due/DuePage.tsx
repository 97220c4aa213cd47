import type { DueStep, DueView } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { api } from '../api/api.ts'
import { FileLinks } from '../evidence/FileAnswer.tsx'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate, formatInstant } from '../ui/dates.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { PageHead } from '../ui/PageHead.tsx'
import { QueryView } from '../ui/QueryView.tsx'
import { DueActions } from './DueActions.tsx'
import { DueState } from './DueState.tsx'
import { asksText, daysOf, dueKeyOf, latenessText } from './dueText.ts'
import '../styles/due.css'

/** One thing that a body owes: by when, what was done with it, and what this person can do about it. */
export function DuePage() {
  const { plan = '', due = '' } = useParams()
  const key = dueKeyOf(due)
  const query = useQuery(api.assignments.due.byKey.queryOptions({ plan, key }, { staleTime: 0 }))
  return (
    <div className="page">
      <QueryView query={query}>
        {(view) => (
          <>
            <PageHead
              title={view.title}
              lead={[view.by ?? zh.due.nobody, daysOf(view)].join(' · ')}
              crumbs={[{ title: zh.due.title, to: `/${plan}/dues` }]}
            />
            <Facts view={view} />
            <DueActions view={view} />
            <Card title={zh.due.timeline}>
              {view.timeline.length === 0 ? <EmptyState text={zh.due.noTimeline} /> : <Timeline steps={view.timeline} />}
            </Card>
          </>
        )}
      </QueryView>
    </div>
  )
}

function Facts({ view }: { view: DueView }) {
  const facts: [string, string | null][] = [
    [zh.due.by, view.by ?? zh.due.nobody],
    [zh.due.about, view.about],
    [zh.due.to, view.to],
    [zh.due.asks, view.verbs.includes('handIn') || view.timeline.length === 0 ? asksText(view) : null],
    [zh.due.window, daysOf(view)],
    [zh.due.dueOn, formatDate(view.dueOn, true)],
    [zh.due.handedInOn, view.handedInOn && formatDate(view.handedInOn, true)],
  ]
  return (
    <Card title={zh.due.detail} aside={<DueState standing={view.standing} />}>
      <dl className="facts">
        {facts.flatMap(([title, text]) =>
          text === null ? [] : [<dt key={title}>{title}</dt>, <dd key={`${title} `}>{text}</dd>],
        )}
        <dt>{zh.due.lateness}</dt>
        <dd className={view.lateDays > 0 ? 'is-bad' : undefined}>{latenessText(view)}</dd>
      </dl>
    </Card>
  )
}

/** What happened, newest first: who, when, with what words. */
function Timeline({ steps }: { steps: readonly DueStep[] }) {
  return (
    <ol className="steps">
      {steps.toReversed().map((step) => (
        <li key={`${step.at} ${step.verb}`} className={`step step-${step.verb}`}>
          <p>
            <strong>{zh.due.steps[step.verb]}</strong>
            <span className="faint">
              {formatInstant(step.at)} · {step.by}
            </span>
          </p>
          {step.isNil ? <p className="step-words">{zh.due.nil}</p> : null}
          {step.text ? <p className="step-words">{step.text}</p> : null}
          {step.figures.length > 0 ? <FigureTable figures={step.figures} /> : null}
          {step.files.length > 0 ? <FileLinks files={step.files} /> : null}
        </li>
      ))}
    </ol>
  )
}

/** The figures of one handing in. */
function FigureTable({ figures }: { figures: DueStep['figures'] }) {
  return (
    <table className="table due-figure-table">
      <caption className="visually-hidden">{zh.due.figuresTitle}</caption>
      <tbody>
        {figures.map(({ title, unit, value }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td className="numeric">
              {zh.due.figureValue(value)}
              {unit ? <small> {unit}</small> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

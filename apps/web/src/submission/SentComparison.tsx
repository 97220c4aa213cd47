import type { Outline } from '@duzhan/checklist'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { formatInstant } from '../ui/dates.ts'
import { QueryView } from '../ui/QueryView.tsx'
import { AnswersView } from './AnswersView.tsx'

interface SentComparisonProps {
  /** The record's id. */
  sent: string
  outline: Outline
  other: { title: string; answers: Record<string, unknown>; isOnDevice?: boolean }
}

/** A record beside other content for the same checklist: the items in which they differ, each as it stands in both. */
export function SentComparison({ sent, outline, other }: SentComparisonProps) {
  const query = useQuery(api.forms.submission.byId.queryOptions({ id: sent }))
  return (
    <QueryView query={query}>
      {(record) => {
        const differing = differingItems(outline, record.answers, other.answers)
        if (differing.size === 0) return <p className="notice notice-plain">{zh.stuck.noDifference}</p>
        return (
          <div className="sent-comparison">
            <section aria-label={zh.stuck.asSent}>
              <h2>{zh.stuck.asSent}</h2>
              <p className="faint">
                {record.by} · {formatInstant(record.receivedAt)}
              </p>
              <AnswersView outline={outline} answers={record.answers} only={differing} />
            </section>
            <section aria-label={other.title}>
              <h2>{other.title}</h2>
              <p className="faint">{zh.stuck.differs(differing.size)}</p>
              <AnswersView outline={outline} answers={other.answers} only={differing} isOnDevice={other.isOnDevice ?? false} />
            </section>
          </div>
        )
      }}
    </QueryView>
  )
}

type Answers = Record<string, unknown>

/** The paths of the items that two contents of one checklist answer differently; the order of an item's parts says nothing. */
export function differingItems(outline: Outline, one: Answers, other: Answers): ReadonlySet<string> {
  const paths = outline.items.map(({ path }) => path)
  return new Set(paths.filter((path) => textOf(one, path) !== textOf(other, path)))
}

function textOf(answers: Answers, path: string): string {
  const [section = '', item = ''] = path.split('.')
  const items = answers[section] as Record<string, Answers | undefined> | undefined // as a checklist shapes them
  const parts = Object.entries(items?.[item] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify(parts)
}

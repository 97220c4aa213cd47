import type { LogLine } from '@duzhan/contracts'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { operatedRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/formatDate.ts'
import { formatInstant } from '../ui/formatInstant.ts'
import { useRegionNames } from '../ui/useRegionNames.ts'
import { byDay } from './byDay.ts'
import { logSentence } from './logSentence.ts'

/** Entries of a log, day by day, each as a sentence. */
export function LogRows({ lines }: { lines: readonly LogLine[] }) {
  const names = useNames()
  return byDay(lines).map(({ day, lines: ofDay }) => (
    <Card key={`${day} ${ofDay[0]?.id}`} title={formatDate(day, true)} flush>
      <ul className="log-rows">
        {ofDay.map((line) => (
          <Row key={`${line.service} ${line.seq}`} line={line} names={names} />
        ))}
      </ul>
    </Card>
  ))
}

type Names = ReturnType<typeof useNames>

/** How plans and regions are called; what has no name that the person may know is called by what it is. */
function useNames() {
  const plans = useQuery(api.forms.plan.list.queryOptions())
  const nameOf = useRegionNames(operatedRegion(useMe()))
  return {
    plan(code: string | null) {
      const title = plans.data?.find(({ plan }) => plan === code)?.title
      return title === undefined ? zh.log.somePlan : zh.log.plan(title)
    },
    region(code: string) {
      const name = nameOf(code)
      return name === code ? '' : name
    },
  }
}

function Row({ line, names }: { line: LogLine; names: Names }) {
  const [search] = useSearchParams()
  const sentence = logSentence(line, { plan: names.plan(line.plan), region: names.region })
  if (sentence === null) return null
  const { at, by, noun, thing } = line
  const place = names.region(line.regionPath.at(-1) ?? '')
  const only = (change: Record<string, string>) => `/operator/log?${new URLSearchParams(change)}`
  return (
    <li>
      <time dateTime={at}>{formatInstant(at).slice(11)}</time>
      <p>
        {search.get('person') === by.id ? <strong>{by.title}</strong> : <Link to={only({ person: by.id })}>{by.title}</Link>}{' '}
        {sentence}
        {place && !sentence.includes(place) ? <span className="faint"> · {place}</span> : null}
      </p>
      {search.get('thing') === thing ? null : (
        <Link className="log-history" to={only({ noun, thing })}>
          {zh.log.history}
        </Link>
      )}
    </li>
  )
}

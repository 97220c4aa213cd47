import type { LogLine, LogNoun } from '@duzhan/contracts'
import { Link, useSearchParams } from 'react-router'
import { logSentences, type Told } from '../locales/zh/log.ts'
import { zh } from '../locales/zh.ts'
import { operatedRegion } from '../person/homeRegion.ts'
import { useMe } from '../person/me.ts'
import { usePlans } from '../plans/usePlans.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate, formatInstant } from '../ui/dates.ts'
import { useRegionNames } from '../ui/useRegionNames.ts'

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
  const plans = usePlans()
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

/** Entries by their day in Shanghai, in the order that they come in; a day that comes back later stands there again. */
export function byDay<Line extends Pick<LogLine, 'at'>>(lines: readonly Line[]): { day: string; lines: Line[] }[] {
  const days: { day: string; lines: Line[] }[] = []
  for (const line of lines) {
    const day = formatInstant(line.at).slice(0, 10)
    const last = days.at(-1)
    if (last?.day === day) last.lines.push(line)
    else days.push({ day, lines: [line] })
  }
  return days
}

/** What an entry says that somebody did, as a sentence without its subject; null for what a newer release has logged. */
export function logSentence(
  { noun, verb, change, title }: Pick<LogLine, 'noun' | 'verb' | 'change' | 'title'>,
  names: Pick<Told<LogNoun>, 'plan' | 'region'>,
): string | null {
  const byNoun: Readonly<Record<string, object>> = logSentences
  const byVerb = Object.hasOwn(byNoun, noun) ? (byNoun[noun] as Readonly<Record<string, (told: never) => string>>) : {} // as the table has it
  const sentence = Object.hasOwn(byVerb, verb) ? byVerb[verb] : undefined
  return sentence ? sentence({ ...names, title, change } as never) : null // the log keeps of each noun what its row says
}

import type { LogNoun } from '@duzhan/contracts'
import { isRegionCode } from '@duzhan/regions'
import { logNouns } from '../locales/zh/log.ts'
import type { ShownFilter } from './useLog.ts'

const isNoun = (text: string): text is LogNoun => Object.hasOwn(logNouns, text)
const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
/** Midnight in Shanghai at the beginning of a day, or of the one after. */
function midnight(date: string, daysLater = 0): string {
  const at = new Date(`${date}T00:00:00+08:00`)
  return new Date(at.getTime() + daysLater * 24 * 60 * 60 * 1_000).toISOString()
}

/** What the address of the page asks of the log; what it does not say well is left out. Days are Shanghai’s, the last one included. */
export function filterOf(search: URLSearchParams): ShownFilter {
  const noun = search.get('noun') ?? ''
  const [thing, person, region] = ['thing', 'person', 'region'].map((key) => search.get(key) ?? '')
  const [from = '', until = ''] = ['from', 'until'].map((key) => search.get(key) ?? '')
  return {
    ...(isNoun(noun) && { noun, ...(thing && { thing }) }),
    ...(person && { person }),
    ...(region && isRegionCode(region) && { region }),
    ...(isDay(from) && { from: midnight(from) }),
    ...(isDay(until) && { until: midnight(until, 1) }),
  }
}

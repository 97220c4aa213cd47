import type { LogNoun } from '@duzhan/contracts'
import { addDays, calendarDate, startOfDay } from '@duzhan/plan'
import { isRegionCode } from '@duzhan/regions'
import { logNouns } from '../locales/zh/log.ts'
import type { ShownFilter } from './useLog.ts'

const isNoun = (text: string): text is LogNoun => Object.hasOwn(logNouns, text)
/** Whether a text is a day of the calendar; the thirtieth of February is none. */
const isDay = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && calendarDate(new Date(text)) === text

/** What the address of the page asks of the log; what it does not say well is left out. Days are Shanghai’s, the last one included. */
export function filterOf(search: URLSearchParams): ShownFilter {
  const noun = search.get('noun') ?? ''
  const [thing, person, region] = ['thing', 'person', 'region'].map((key) => search.get(key) ?? '')
  const [from = '', until = ''] = ['from', 'until'].map((key) => search.get(key) ?? '')
  return {
    ...(isNoun(noun) && { noun, ...(thing && { thing }) }),
    ...(person && { person }),
    ...(region && isRegionCode(region) && { region }),
    ...(isDay(from) && { from: startOfDay(from).toISOString() }),
    ...(isDay(until) && { until: startOfDay(addDays(until, 1)).toISOString() }),
  }
}

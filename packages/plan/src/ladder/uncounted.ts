import { standingSchema } from './standing.ts'
import { standingTitles } from './standingWords.ts'

type Figure = keyof typeof standingSchema.properties

/** The figures of a standing that neither findings nor dues give: they would have to be entered by a person, and nothing takes them yet. */
const uncounted: ReadonlySet<string> = new Set<Figure>([
  'rating',
  'falsifications',
  'publicIncidents',
  'yellowCards',
  'consecutiveYellowCards',
  'interviews',
  'round',
])

/** What a figure of a standing is called if nobody counts it so far; null for one that is counted, or is none. */
export function uncountedFigure(name: string): { zh: string; en: string } | null {
  if (!uncounted.has(name)) return null
  const figure = name as Figure // a member of the set above
  return { zh: standingSchema.properties[figure].title, en: standingTitles[figure] }
}

import type { Wording } from '../wording/words.ts'
import type { standingSchema } from './standing.ts'

/** What the figures of a standing are called in English; in Chinese their schema says it. */
export const standingTitles: Readonly<Record<keyof typeof standingSchema.properties, string>> = {
  rating: 'rating',
  openFindings: 'open findings',
  seriousFindings: 'serious findings',
  overdueFindings: 'overdue findings',
  sentBackFindings: 'findings sent back',
  repeatedFindings: 'repeated findings',
  falsifications: 'falsifications',
  publicIncidents: 'public incidents',
  missedVisits: 'missed visits',
  lateReports: 'late or missing reports',
  yellowCards: 'yellow cards in all',
  consecutiveYellowCards: 'consecutive yellow cards',
  interviews: 'interviews',
  round: 'round',
}

/** What the ratings are called. */
export const ratings: Readonly<Record<string, Wording>> = {
  good: { zh: '好', en: 'good' },
  fair: { zh: '一般', en: 'fair' },
  poor: { zh: '差', en: 'poor' },
}

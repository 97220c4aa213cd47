import { logTable } from '@duzhan/contracts'
import type { Migration } from '@duzhan/service-kit'

/** How the first releases kept what others had to learn of plans and submissions, and how that becomes the log. */
export const migration: Migration = {
  numbered: [
    {
      collection: 'submissions',
      readers: { 'assignments.submissions': 'assignments', 'aggregation.submissions': 'aggregation' },
    },
  ],
  logged: [
    {
      collection: 'plans',
      fields: ['plan', 'revision', 'status', 'regionPath', 'publishedAt', 'closedAt'],
      readers: { 'assignments.plans': 'assignments', 'aggregation.plans': 'aggregation' },
      changes({ _id, plan, revision, status, regionPath, publishedAt, closedAt }) {
        const { v, change } = logTable.plan
        const past = (verb: string, at: Date, told: object) => ({
          ...{ noun: 'plan', verb, thing: String(_id), plan: String(plan), regionPath: regionPath as string[], at, v }, // as they were kept
          change: change.parse({ revision, ...told }),
        })
        if (status === 'draft') return []
        const published = past('publish', publishedAt as Date, { status: 'published', closedAt: null }) // as above
        if (!(closedAt instanceof Date)) return [published]
        return [published, past('close', closedAt, { status: 'closed', closedAt: closedAt.toISOString() })]
      },
    },
  ],
  setAside: { designations: 'designations' },
  completed: [],
}

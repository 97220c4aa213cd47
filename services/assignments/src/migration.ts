import { logTable } from '@duzhan/contracts'
import type { Migration } from '@duzhan/service-kit'

/** How the first releases kept what others had to learn of designations, and how that becomes the log. */
export const migration: Migration = {
  numbered: [],
  logged: [
    {
      collection: 'designations',
      fields: ['plan', 'target', 'targetName', 'place', 'kind', 'regionPath', 'list', 'team', 'designatedOn'],
      readers: { 'forms.designations': 'forms', 'aggregation.designations': 'aggregation' },
      changes({ _id, team = null, ...kept }) {
        const { v, change } = logTable.designation
        const told = change.parse({ ...kept, team, releasedOn: null })
        return [
          {
            ...{ noun: 'designation', verb: 'designate', thing: String(_id), plan: told.plan, regionPath: told.regionPath, v },
            at: new Date(`${told.designatedOn}T00:00:00+08:00`),
            change: told,
          },
        ]
      },
    },
  ],
  setAside: { plans: 'plans', submissions: 'submissions' },
  completed: [
    { collection: 'visits', lacks: 'until', what: 'dated' },
    { collection: 'findings', lacks: 'words', what: 'searchable' },
  ],
}

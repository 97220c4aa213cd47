import type { Migration } from '@duzhan/service-kit'

/** The inboxes of the first releases, by the subscriptions that took their place. */
export const migration: Migration = {
  numbered: [],
  logged: [],
  setAside: { planFeed: 'plans', designationFeed: 'designations', submissionFeed: 'submissions' },
  completed: [],
}

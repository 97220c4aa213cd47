/**
 * What a plan may hold. Real plans are far below: the largest of the packs has 130 KB, 26 elements in a list and 4 visit
 * duties. Whatever fits is checked, compared and published within the deadline of a worker.
 */
export const planLimits = {
  bytes: 1024 * 1024,
  nodes: 200_000,
  depth: 60,
  /** From the first day to the last. */
  years: 10,
  /** Elements of one list, and of all lists of the plan together. */
  elementsPerList: 2_000,
  elements: 10_000,
  /** Elements of lists that multiply: by targets, by windows, by each other. */
  elementsOf: {
    targetKinds: 100,
    targetLists: 200,
    checklists: 60,
    cycles: 100,
    ladder: 200,
    'duties.visits': 200,
    'duties.reports': 200,
    'duties.filings': 200,
    'duties.meetings': 200,
    'duties.owed': 200,
    'duties.burden': 50,
    'findings.limits': 100,
    'findings.extensions': 100,
  },
  /** Different patterns over all checklists. */
  patterns: 100,
  /** Focus areas times the bodies that answer for them. */
  tasks: 20_000,
  /** Visits that all duties together demand of one target: within a window each, and over the life of the plan. */
  duesAtOnce: 500,
  dues: 20_000,
} as const

import type { DesignationEvent, SubmissionEvent, SubmissionInput } from '@duzhan/contracts'
import type { Plan } from '@duzhan/plan'
import { asInspector, world } from './personas.ts'

// Each is whole and true in the made-up world, so that a test names only what it is about.

/** The village of the made-up world with all that it lies in, the province first. */
const villagePath: readonly string[] = [world.province, world.city, world.county, world.township, world.village]

/** The smallest plan there is: a city's, of the year 2020, with one kind of target and nothing that anybody owes. */
export const aPlan = (over: Partial<Plan> = {}): Plan => ({
  code: world.plan,
  revision: 1,
  title: '某市挂牌督战方案',
  jurisdiction: world.city,
  period: { start: '2020-01-01', end: '2020-12-31' },
  document: { issuer: '某市领导小组' },
  goals: [],
  phases: [],
  milestones: [],
  focusAreas: [],
  targetKinds: [
    {
      ...{ key: 'village', title: '行政村', level: 'village' },
      attributes: { type: 'object', properties: {}, additionalProperties: false },
    },
  ],
  targetLists: [],
  checklists: [],
  indicators: [],
  cycles: [],
  duties: {},
  ladder: [],
  assignments: {},
  resources: [],
  units: [],
  notes: [],
  ...over,
})

/** What is told of a village that stands on a list, and is no team's in particular. */
export const aDesignation = (over: Partial<DesignationEvent> = {}): DesignationEvent => ({
  plan: world.plan,
  target: 'v-1',
  targetName: '某村',
  place: '某县某乡',
  kind: 'village',
  regionPath: [...villagePath],
  list: 'provincial',
  team: null,
  designatedOn: '2020-03-20',
  releasedOn: null,
  ...over,
})

/** A filled checklist of that village as a device sends it, forty minutes' work that was finished ten minutes ago. */
export const aSubmission = (over: Partial<SubmissionInput> = {}): SubmissionInput => ({
  id: '01900000-0000-7000-8000-000000000001',
  plan: world.plan,
  revision: 1,
  checklist: 'village',
  target: 'v-1',
  startedAt: '2020-03-20T00:10:00.000Z',
  finishedAt: '2020-03-20T00:50:00.000Z',
  answers: {},
  ...over,
})

/** What is told of such a record once it was taken in. */
export const aSubmissionEvent = (over: Partial<SubmissionEvent> = {}): SubmissionEvent => ({
  id: 's-1',
  plan: world.plan,
  revision: 1,
  checklist: 'village',
  target: 'v-1',
  targetName: '某村',
  place: '某县某乡',
  regionPath: [...villagePath],
  by: { id: asInspector.id, title: asInspector.title },
  ...{ due: null, teams: null, isOwn: false },
  finishedAt: '2020-03-20T00:50:00.000Z',
  receivedAt: '2020-03-20T01:00:00.000Z',
  isLate: false,
  corrects: null,
  answers: {},
  ...over,
})

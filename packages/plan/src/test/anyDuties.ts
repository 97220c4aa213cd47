import fc from 'fast-check'
import type { DirectoryBody } from '../bodies/directoryBody.ts'
import type { Roster } from '../dues/roster.ts'
import type { About, Body } from '../schema/body.ts'
import { type OwedDuty, owedKinds } from '../schema/owedDuty.ts'
import type { Plan } from '../schema/planSchema.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { anyWhen } from './anyWhen.ts'
import { smallPlan, village } from './smallPlan.ts'

const counties = ['430321000000', '430381000000'] as const
export const places: ReadonlyMap<string, string> = new Map([
  ['430300000000', '湘潭市'],
  [counties[0], '湘潭县'],
  [counties[1], '湘乡市'],
  ['430321109000', '花石镇'],
])

/** A directory with an office, two schools, one of them done away with, and the group of all schools in townships. */
export const directory: readonly DirectoryBody[] = [
  { key: 'education', title: '市教育局', kind: 'office', region: '430300000000', members: null, retiredOn: null },
  { key: 'huashi', title: '花石镇中心小学', kind: 'school', region: '430321109000', members: null, retiredOn: null },
  { key: 'old', title: '撤并小学', kind: 'school', region: '430321109000', members: null, retiredOn: '2020-01-31' },
  {
    ...{ key: 'schools', title: '各学校', kind: 'group', region: '430300000000', retiredOn: null },
    members: { by: 'kind', kind: 'school', level: 'township' },
  },
]

/** The small plan where it can be owed: under a jurisdiction with counties, with a group of units and focus areas of theirs. */
export const owingPlan = (owed: OwedDuty[] = []): Plan => ({
  ...smallPlan(),
  jurisdiction: '430300000000',
  duties: { ...smallPlan().duties, owed },
  units: [
    { key: 'office', title: '办公室' },
    { key: 'counties', title: '县市党委政府', group: { regions: [...counties] } },
  ],
  focusAreas: [
    { key: 'health', title: '基本医疗', units: { lead: ['office'], responsible: ['counties', 'office'] } },
    { key: 'water', title: '饮水安全', units: { responsible: ['counties'] } },
  ],
})

const who: fc.Arbitrary<Body> = fc.constantFrom<Body>(
  { kind: 'unit', unit: 'office' },
  { kind: 'unit', unit: 'counties' },
  { kind: 'level', level: 'county' },
  { kind: 'level', level: 'township' },
  { kind: 'level', level: 'city' },
  { kind: 'team' },
  { kind: 'team', team: 'city' },
  { kind: 'sponsor' },
  { kind: 'target' },
  { kind: 'body', body: 'education' },
  { kind: 'body', body: 'schools' },
  { kind: 'jurisdiction' },
  { kind: 'answering' },
  { kind: 'answering', roles: ['lead'] },
)

const along: fc.Arbitrary<Body[] | null> = fc.option(fc.array(who, { minLength: 1, maxLength: 3 }))

const about: fc.Arbitrary<About | null> = fc.constantFrom<(About | null)[]>(
  null,
  { kind: 'lists', targetLists: ['upper', 'lower'] },
  { kind: 'lists', targetLists: ['lower'] },
  { kind: 'targets', targetKind: 'village' },
  { kind: 'regions', level: 'county' },
  { kind: 'focusAreas' },
  { kind: 'focusAreas', focusAreas: ['water'] },
)

const drawn: fc.Arbitrary<NonNullable<OwedDuty['inspectors']>> = fc.constantFrom(
  { count: 1, among: ['education', 'huashi'], avoid: 'county' },
  { count: 2, among: ['old', 'schools', 'education'] },
)

const fields = fc.record({
  title: fc.constantFrom('督导', '自查', '月报'),
  what: fc.constantFrom(...owedKinds),
  who,
  along,
  inspectors: fc.option(drawn),
  about,
  when: fc.option(anyWhen, { freq: 8 }),
  times: fc.option(fc.integer({ min: 1, max: 3 })),
  modes: fc.constantFrom<OwedDuty['modes'][]>(undefined, ['selfCheck'], ['verification'], ['roving', 'keyPoint'], ['lookBack']),
})

/** One duty in the form that says them all, under a key. */
const anyOwedDuty = (key: string): fc.Arbitrary<OwedDuty> =>
  fields.map(({ title, what, who: by, along: partners, about: of, when, times, modes, inspectors }) => ({
    key,
    title,
    what,
    who: by,
    ...(partners && { with: partners }),
    ...(inspectors && { inspectors }),
    ...(of && { about: of }),
    ...(when && { when }),
    ...(times && { times }),
    ...(modes && { modes }),
  }))

/** Up to four duties of every form, on the same targets, beside the visits, reports, filings and milestones of the small plan. */
export const anyOwingPlan: fc.Arbitrary<Plan> = fc
  .shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 1 })
  .chain((keys) => fc.tuple(...keys.map(anyOwedDuty)))
  .map((owed) => owingPlan([...owed]))

/** A register of a few villages in two counties, on both lists, on one and on none. */
export const anyRoster = (plan: Plan): fc.Arbitrary<Roster> =>
  fc.array(fc.tuple(fc.integer({ min: 0, max: 700 }), fc.constantFrom(...counties)), { maxLength: 6 }).map((villages) => {
    const targets = villages.map(([poor, county], index) => ({
      ...village(index === 0 ? 'big' : `v${index}`, poor),
      regionCode: `${county.slice(0, 6)}109${String(201 + index)}`,
    }))
    return { targets, designations: evaluateTargetLists(plan, targets), places, bodies: directory }
  })

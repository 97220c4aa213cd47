import { describe, expect, it } from 'vitest'
import { nationalCalendar } from '../calendar/nationalCalendar.ts'
import { checkPlan } from '../check/checkPlan.ts'
import { bodiesFor } from '../dues/bodiesFor.ts'
import { duesOf } from '../dues/duesOf.ts'
import { dutiesOf } from '../dues/dutiesOf.ts'
import type { Roster } from '../dues/roster.ts'
import { subjectsOf } from '../dues/subjectsOf.ts'
import { visitDues } from '../dues/visitDues.ts'
import { taskCells } from '../duty/taskCells.ts'
import type { Plan } from '../schema/planSchema.ts'
import { evaluateTargetLists } from '../targets/evaluateTargetLists.ts'
import { readRegister } from '../targets/readRegister.ts'
import { directory, owingPlan, places } from '../test/anyDuties.ts'
import { village } from '../test/smallPlan.ts'
import { effectAt } from './effectTable.ts'

const rows = [700, 650, 400, 320, 90].map((poor, at) => ({
  ...village(at === 0 ? 'big' : `v${at}`, poor, { persons: 1_000, status: at % 2 === 0 ? 'in' : 'out' }),
  regionCode: `${at < 3 ? '430321' : '430381'}109${201 + at}`,
  line: at + 2,
}))
/** A plan with an element of every part that makes dues or lists. */
const plan: Plan = {
  ...owingPlan([
    {
      ...{ key: 'check', title: '自查', what: 'visit', who: { kind: 'team', team: 'city' }, checklist: 'village', times: 2 },
      ...{
        about: { kind: 'lists', targetLists: ['upper'] },
        when: { kind: 'cycle', every: 'quarter', endsOn: 'last', hour: '18:00' },
      },
    },
    {
      ...{
        key: 'paper',
        title: '材料',
        what: 'handIn',
        who: { kind: 'level', level: 'county' },
        to: { kind: 'unit', unit: 'office' },
      },
      when: {
        kind: 'windows',
        windows: [{ kind: 'dates', key: 'spring', title: '春季', start: '2020-03-01', end: '2020-04-15' }],
      },
    },
    {
      ...{ key: 'once', title: '一次', what: 'confirmation', who: { kind: 'unit', unit: 'counties' } },
      ...{ about: { kind: 'regions', level: 'county' }, when: { kind: 'date', due: '2020-06-01', dueRule: 'on' } },
    },
    {
      ...{ key: 'matter', title: '任务', what: 'task', who: { kind: 'answering', roles: ['responsible'] } },
      ...{ about: { kind: 'focusAreas', focusAreas: ['water'] }, when: { kind: 'cycle', every: 'month', dueDay: 20, later: 1 } },
    },
  ]),
  period: { start: '2020-01-01', end: '2020-12-31' },
}

/** All that follows from a plan over a register and a directory, without a word of what anything is called. */
function whatFollows(of: Plan): string {
  const { targets, faults } = readRegister(of, rows)
  const designations = evaluateTargetLists(of, targets)
  const roster: Roster = { targets, designations, places, bodies: directory }
  const range = { from: '2019-06-01', to: '2021-12-31' }
  const owed = duesOf(of, roster, nationalCalendar, range)
  const visits = visitDues(of, roster, nationalCalendar, range)
  const receivers = dutiesOf(of).map((duty) =>
    duty.to
      ? subjectsOf(duty, of, roster).map((subject) => bodiesFor(duty.to!, subject, of, roster).map(({ key }) => key))
      : null,
  )
  return JSON.stringify([
    faults.map(({ path, code }) => [path, code]),
    designations.map(({ targetId, list, reasons }) => [targetId, list, reasons.map(({ rule }) => rule)]),
    owed.map(({ key, what, start, end, dueOn, deadline }) => [key, what, start, end, dueOn, deadline]),
    visits.map(({ name, by, partners, checklist, modes, isUnannounced, until }) => [
      ...[name, by?.key, partners.map(({ key }) => key), checklist, modes, isUnannounced, until],
    ]),
    receivers,
    taskCells(of),
  ])
}

interface Field {
  /** By the schema: `duties.owed.when.every`. */
  path: string
  /** In the document, step by step. */
  place: (string | number)[]
  value: unknown
}

/** Every field of a document that the table speaks of, with what stands there. */
function* fieldsOf(value: unknown, path = '', place: (string | number)[] = []): Generator<Field> {
  if (Array.isArray(value)) {
    for (const [at, part] of value.entries()) yield* fieldsOf(part, path, [...place, at])
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value)) {
    const inner = path === '' ? name : `${path}.${name}`
    const known = effectAt(inner) ? inner : `${path}.*` // a table of names, as the attributes of a kind
    if (!effectAt(inner) && !effectAt(`${known}.type`)) continue
    if (effectAt(inner)) yield { path: inner, place: [...place, name], value: part }
    yield* fieldsOf(part, known, [...place, name])
  }
}

function withValue({ place }: Field, value: unknown): unknown {
  const changed: unknown = structuredClone(plan)
  const last = place.at(-1) ?? ''
  const owner = place.slice(0, -1).reduce<unknown>((at, step) => Reflect.get(at as object, step), changed) as object // the place is one of the plan's
  if (value === undefined) Reflect.deleteProperty(owner, last)
  else Reflect.set(owner, last, value)
  return changed
}
/** What follows from a plan that is changed at a field; null where it could not run so. */
function followsWith(field: Field, value: unknown): string | null {
  try {
    return whatFollows(checkPlan(withValue(field, value)).plan)
  } catch {
    return null
  }
}

const words = [
  ...[
    'upper',
    'lower',
    'month',
    'quarter',
    'week',
    'half-year',
    'office',
    'counties',
    'health',
    'water',
    'city',
    'county',
    'township',
  ],
  ...[
    'visit',
    'report',
    'meeting',
    'handIn',
    'before',
    'on',
    'integer',
    'string',
    'poor',
    'persons',
    'last',
    'lead',
    'supporting',
  ],
  ...['2020-02-02', '2020-05-05', '2020-11-11', '08:00', 'jurisdiction', 'covert', 'lines', 'site', '430321000000'],
]
/** What may stand in place of a value: shapes of its own kind, none of them meaningful everywhere. */
function* others(value: unknown): Generator<unknown> {
  yield undefined
  if (typeof value === 'number') yield* [value + 1, value - 1, 1, 5]
  if (typeof value === 'boolean') yield !value
  if (typeof value === 'string') yield* words.filter((word) => word !== value)
  if (Array.isArray(value)) {
    yield* [[], value.slice(1), value.slice(0, -1)]
    for (const word of words) yield [word]
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    yield* [{ kind: 'jurisdiction' }, { properties: { poor: { minimum: 650 } }, required: ['poor'] }]
}

const before = whatFollows(checkPlan(plan).plan)
const fields = [...fieldsOf(plan)]
const rowsOf = (...effects: string[]) =>
  fields.filter(({ path }) => {
    const row = effectAt(path)
    return row !== undefined && !row.soFar && effects.includes(row.does)
  })

/** What makes dues or lists in that plan, alone and without another element that it needs. */
const shown = [
  ...[
    'period.start',
    'period.end',
    'milestones.due',
    'milestones.lines',
    'cycles.every',
    'targetKinds.attributes.properties.*.enum',
  ],
  ...['targetLists.excludes', 'targetLists.rules.where'],
  ...['visits.targetLists', 'visits.cycle', 'visits.times', 'visits.modes'].map((name) => `duties.${name}`),
  ...['reports.cycle', 'reports.dueDay', 'reports.from', 'reports.to'].map((name) => `duties.${name}`),
  ...['filings.due', 'filings.from', 'filings.to'].map((name) => `duties.${name}`),
  ...['what', 'times', 'who.level', 'who.roles', 'who.team', 'who.unit', 'to.unit'].map((name) => `duties.owed.${name}`),
  ...['focusAreas', 'level', 'targetLists'].map((name) => `duties.owed.about.${name}`),
  ...['every', 'dueDay', 'later', 'hour', 'due'].map((name) => `duties.owed.when.${name}`),
  ...['key', 'start', 'end'].map((name) => `duties.owed.when.windows.${name}`),
]

describe('what the table says of an element', () => {
  it('is known of every part that makes dues or lists in the plan of this test', () => {
    expect(new Set(rowsOf('makesDues', 'designates').map(({ path }) => path)).size).toBeGreaterThan(60)
  })

  it('holds of every text: in other words nothing else follows from the plan', () => {
    const texts = rowsOf('isText').filter(({ value }) => typeof value === 'string')
    expect(texts.length).toBeGreaterThan(20)
    const acting = texts.filter((field) => {
      const follows = followsWith(field, `${String(field.value)}（改写）`)
      return follows !== null && follows !== before
    })
    expect(acting.map(({ place }) => place.join('.'))).toEqual([])
  })

  it.each(shown)('holds of %s: with another value something else follows', (path) => {
    const acts = rowsOf('makesDues', 'designates')
      .filter((field) => field.path === path)
      .some((field) =>
        [...others(field.value)].some((value) => {
          const follows = followsWith(field, value)
          return follows !== null && follows !== before
        }),
      )
    expect(acts).toBe(true)
  })
})

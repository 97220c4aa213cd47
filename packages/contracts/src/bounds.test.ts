import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as contracts from './index.ts'
import { peerCalls } from './peerCalls.ts'
import { withField } from './test/sample.ts'
import { samples } from './test/samples.ts'

const rows = Object.entries(samples)
function short(value: unknown): string {
  const text = value === undefined ? 'left out' : (JSON.stringify(value) ?? String(value))
  return text.length > 60 ? `${text.slice(0, 40)}… (${text.length})` : text
}

describe.each(rows)('%s', (_name, { schema, good, fields }) => {
  it('takes what is asked of it, and reads what it read as it is', () => {
    const read = schema.parse(good)
    expect(read).toMatchObject(good)
    expect(schema.parse(read)).toEqual(read)
    expect(schema.parse(JSON.parse(JSON.stringify(read))), 'as it travels').toEqual(read)
  })

  it.each([[null], [undefined], ['text'], [7], [true], [[]]])('is never %j', (value) => {
    expect(schema.safeParse(value).success).toBe(false)
  })

  const inside = Object.entries(fields).flatMap(([path, bounds]) => bounds.inside.map((value) => [path, value] as const))
  const outside = Object.entries(fields).flatMap(([path, bounds]) => bounds.outside.map((value) => [path, value] as const))

  it('takes each field at its bounds', () => {
    for (const [path, value] of inside) {
      const { error } = schema.safeParse(withField(good, path, value))
      expect(error?.issues, `${path}: ${short(value)}`).toBeUndefined()
    }
  })

  it('refuses each field beyond its bounds, and says which', () => {
    for (const [path, value] of outside) {
      const { error } = schema.safeParse(withField(good, path, value))
      expect(error, `${path}: ${short(value)}`).toBeDefined()
      const places = error?.issues.map((issue) => issue.path.join('.')) ?? []
      expect(
        places.some((place) => place === '' || place.startsWith(path)),
        `${path}: ${short(value)} is found at ${places.join(' ')}`,
      ).toBe(true)
    }
  })

  it('lets nothing through that it does not name', () => {
    const { data, success } = schema.safeParse({ ...good, $where: 'sleep(1)', isOperator: true })
    expect(success ? Object.keys(data as object) : []).not.toEqual(expect.arrayContaining(['$where']))
  })
})

describe('the samples', () => {
  const schemas = Object.entries(contracts).flatMap(([name, value]) => (value instanceof z.ZodType ? [name] : []))
  /** Texts that ids.test.ts holds, enums, and what is told rather than asked. */
  const others = [
    ...[
      'AnswerPath',
      'CalendarDate',
      'FileHash',
      'Instant',
      'Key',
      'Minute',
      'PlanCode',
      'Region',
      'TargetId',
      'VisitId',
      'WindowKey',
    ],
    ...[
      'Begin',
      'BodyKind',
      'DesignationVerb',
      'FilingShare',
      'FindingDue',
      'FindingOrder',
      'FindingStanding',
      'FindingState',
      'MessageKind',
      'PlanOrder',
      'PlanStatus',
      'Role',
      'SignInMethod',
      'TaskState',
      'VisitChoice',
    ],
    'ReturnPath', // asked with the way to the issuer
    'SecondFactorCode', // asked in each that has a second step
    'PageCursor', // asked with the filter of each list that has pages
    ...[
      'DesignationEvent',
      'FilingChanged',
      'FindingChanged',
      'FindingNotice',
      'NamedRegion',
      'PlanEvent',
      'ReleaseEvent',
      'RegionEvent',
      'Covert',
      'SubmissionEvent',
      'StreamEntry',
      'LogEntry',
    ],
    ...[
      'AcceptedInvitation',
      'BegunSecondFactor',
      'ConfirmedSecondFactor',
      'Leave',
      'OpenedInvitation',
      'OpenedSession',
      'PersonPosts',
    ],
    ...['OfferedSetup', 'SetupState', 'TemplatePage', 'TemplateSummary'],
  ]

  it('are of every schema by which something is asked', () => {
    expect(schemas.filter((name) => !others.includes(name)).sort()).toEqual(Object.keys(samples).sort())
  })

  it('name no schema that is gone', () => {
    expect(others.filter((name) => !schemas.includes(name))).toEqual([])
  })

  it('hold every input by which one service calls another', () => {
    const known = new Set<z.ZodType>(rows.map(([, { schema }]) => schema))
    const calls = Object.values(peerCalls).flatMap((nouns) =>
      Object.values(nouns as Record<string, Record<string, { input: z.ZodType }>>).flatMap((verbs) => Object.values(verbs)),
    )
    expect(calls.length).toBeGreaterThan(15)
    for (const { input } of calls) expect(input instanceof z.ZodVoid || known.has(input)).toBe(true)
  })

  it('have bounds on both sides for most fields, so that a bound that moves is met', () => {
    const fields = rows.flatMap(([, sample]) => Object.values(sample.fields))
    const both = fields.filter(({ inside, outside }) => inside.length > 0 && outside.length > 0)
    expect(both.length / fields.length).toBeGreaterThan(0.9)
  })
})

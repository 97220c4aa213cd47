import { describe, expect, it } from 'vitest'
import { planJsonSchema } from '../schema/planJsonSchema.ts'
import { effectAt, effectTable } from './effectTable.ts'
import { schemaPaths } from './schemaPaths.ts'

const paths = schemaPaths(planJsonSchema())

describe('the effect of every element', () => {
  it('is said in the table: the schema has no field without a row', () => {
    expect(paths.length).toBeGreaterThan(200)
    expect(paths.filter((path) => effectAt(path) === undefined)).toEqual([])
  })

  it('is said of nothing that the schema does not have', () => {
    const known = new Set(paths)
    expect([...effectTable.keys()].filter((path) => !known.has(path))).toEqual([])
  })

  it('of a new field is missed: a key or a source is known anywhere, another name is not', () => {
    expect(effectAt('duties.visits.weather')).toBeUndefined()
    expect(effectAt('weather')).toBeUndefined()
    expect(effectAt('key'), 'a plan itself has no key').toBeUndefined()
    expect(effectAt('duties.visits.hold')).toEqual({ does: 'bindsLower' })
    expect(effectAt('ladder.source.line')).toEqual({ does: 'isText' })
  })

  it('that the platform does not have yet is named', () => {
    expect(effectAt('duties.visits.modes')?.soFar).toBeUndefined()
    expect(effectAt('duties.reports.dueDay')?.soFar).toBeUndefined()
    expect(effectAt('ladder.when')?.soFar?.zh).toBe('问责阶梯')
    expect(effectAt('duties.visits.times')?.soFar).toBeUndefined()
  })
})

describe('the fields of a schema', () => {
  it('are found through lists, alternatives and tables, and not in what is left open', () => {
    const schema = {
      properties: {
        list: { type: 'array', items: { anyOf: [{ properties: { a: {} } }, { properties: { a: {}, b: {} } }] } },
        table: { additionalProperties: { properties: { c: {} } } },
        open: { additionalProperties: true },
      },
    }
    expect(schemaPaths(schema)).toEqual(['list', 'list.a', 'list.b', 'table', 'table.*.c', 'open'])
  })
})

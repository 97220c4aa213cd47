import { planForm } from '@duzhan/plan/edit'
import { describe, expect, it } from 'vitest'
import { aPlan } from '../test/builders/aPlan.ts'
import { countIn, planSections } from './planSections.ts'

describe('the parts of a plan', () => {
  it('hold every field of the schema but what names the plan itself', () => {
    const shown = new Set(planSections().flatMap(({ at, fields }) => fields.map(({ name }) => [...at, name].join('.'))))
    const all = planForm().flatMap(({ name, field }) =>
      ['duties', 'assignments', 'findings'].includes(name) && field.kind === 'group'
        ? field.fields.map((one) => `${name}.${one.name}`)
        : [name],
    )
    expect(all.filter((name) => !shown.has(name))).toEqual(['code', 'revision', 'jurisdiction', 'extends'])
  })

  it('are called by different words, each with a key of its own', () => {
    const sections = planSections()
    expect(new Set(sections.map(({ title }) => title)).size).toBe(sections.length)
    expect(new Set(sections.map(({ key }) => key)).size).toBe(sections.length)
  })

  it('count their elements; what stands once has no number', () => {
    const count = (key: string, document: unknown = aPlan()) => {
      const section = planSections().find((one) => one.key === key)
      return section && countIn(document, section)
    }
    expect([count('duties.visits'), count('phases'), count('assignments.teams')]).toEqual([1, 0, 1])
    expect(count('duties.reports'), 'a list that is not there').toBe(0)
    expect([count('identity'), count('duties'), count('assignments')]).toEqual([null, null, null])
  })
})

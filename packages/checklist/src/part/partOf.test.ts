import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findingsOf } from '../answers/findingsOf.ts'
import { interpretAdmitted } from '../answers/interpretAdmitted.ts'
import { observationsOf } from '../answers/observationsOf.ts'
import { progressOf } from '../answers/progressOf.ts'
import { scoreOf } from '../answers/scoreOf.ts'
import { gate } from '../gate/gate.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import type { ChecklistSchema } from '../schema/subSchema.ts'
import { anyAnswers } from '../test/anyAnswers.ts'
import { anyChecklist } from '../test/anyChecklist.ts'
import { answersOf, assessed, assessedBy, assessorIn, together } from '../test/assessed.ts'
import { findingRule, numberItem, sectionOf, sectionsOf } from '../test/sections.ts'
import { type goodAnswers, smallChecklist } from '../test/smallChecklist.ts'
import { partOf, partsOf } from './partOf.ts'

const water = numberItem('水质', '分')
const classes = numberItem('班级', '个')
const beds = numberItem('床位', '张', { 'x-finding': findingRule({ properties: { value: { const: 0 } } }, '没有床位') })

/** Two sections: the second is the health team's, but for one item that is the school team's; 床位 may be left out. */
const checklist = sectionsOf({
  duty: sectionOf('责任', { water, beds: assessedBy('health', beds) }),
  service: assessedBy('health', sectionOf('服务', { water, beds, classes: assessedBy('school', classes) }, ['beds'])),
})
function partHere(part: string | null): ChecklistSchema {
  const found = partOf(checklist, part)
  if (!found) throw new Error('no such part')
  return found
}

describe('the parts of a checklist', () => {
  it('are one where nobody is named, and it is the checklist itself', () => {
    expect(partsOf(outlineOf(smallChecklist))).toEqual([null])
    expect(partOf(smallChecklist, null)).toBe(smallChecklist)
    expect(partOf(smallChecklist, 'health')).toBeNull()
  })

  it('are one where one team fills in everything', () => {
    const all = sectionsOf({ duty: assessedBy('health', sectionOf('责任', { water })) })
    expect(partsOf(outlineOf(all))).toEqual(['health'])
    expect(partOf(all, 'health')).toBe(all)
    expect(partOf(all, null)).toBeNull()
  })

  it('are told by the item, or else by its section, the main one first', () => {
    expect(partsOf(outlineOf(checklist))).toEqual([null, 'health', 'school'])
    expect(outlineOf(checklist).items.map(({ path, part }) => [path, part])).toEqual([
      ['duty.water', null],
      ['duty.beds', 'health'],
      ['service.water', 'health'],
      ['service.beds', 'health'],
      ['service.classes', 'school'],
    ])
  })

  it('hold their sections and items, and demand of them what the whole demands', () => {
    expect(partHere(null)).toMatchObject({ required: ['duty'], properties: { duty: { required: ['water'] } } })
    expect(Object.keys(partHere(null).properties)).toEqual(['duty'])
    expect(partHere('health').required).toEqual(['duty', 'service'])
    expect(partHere('health').properties['service']).toMatchObject({ required: ['water'] })
    expect(outlineOf(partHere('school')).items.map(({ path }) => path)).toEqual(['service.classes'])
    expect(partOf(checklist, 'health'), 'read once').toBe(partHere('health'))
  })

  it('refuse the answers of another at their place', () => {
    const answers = { duty: { water: { value: 1 }, beds: { value: 2 } }, service: { water: { value: 1 } } }
    expect(interpretAdmitted(partHere(null))(answers).map(({ path }) => path)).toEqual(['duty.beds', 'service'])
  })

  it('count, report and observe what is theirs alone', () => {
    const answers = { duty: { beds: { value: 0 } }, service: { water: { value: 3 } } }
    const outline = outlineOf(partHere('health'))
    expect(progressOf(outline, answers)).toMatchObject({ answered: 2, total: 2, missing: [] })
    expect(progressOf(outlineOf(partHere(null)), {})).toMatchObject({ total: 1 })
    expect(findingsOf(outline, answers).map(({ title }) => title)).toEqual(['没有床位'])
    expect(observationsOf(outline, answers).map(({ path }) => path)).toEqual(['duty.beds', 'service.water', 'service.beds'])
    const others = observationsOf(outlineOf(partHere(null)), { duty: { water: { value: 1 } } })
    expect(others.map(({ path }) => path)).toEqual(['duty.water'])
  })

  it('give points, and no word for a total that is not known yet', () => {
    const points = (title: string) => ({ ...numberItem(title, '分'), 'x-item': { kind: 'score' } })
    const scored = sectionsOf(
      { duty: sectionOf('责任', { one: points('甲'), two: assessedBy('health', points('乙')) }) },
      { 'x-score': { grades: [{ title: '好', from: 1 }] } },
    )
    const own = partOf(scored, 'health')
    expect(scoreOf(outlineOf(own ?? {}), { duty: { two: { value: 5 } } })).toMatchObject({ points: 5, sections: [{ points: 5 }] })
    expect(scoreOf(outlineOf(own ?? {}), { duty: { two: { value: 5 } } })).not.toHaveProperty('grade')
    expect(scoreOf(outlineOf(scored), { duty: { two: { value: 5 } } })?.grade).toBe('好')
  })
})

describe('whoever fills in what', () => {
  const filled = anyChecklist
    .chain(assessed)
    .chain((schema) => anyAnswers(schema).map((answers) => ({ schema, answers })))
    .filter(({ schema, answers }) => interpretAdmitted(schema)(answers, { hasPosition: true }).length === 0)
    .map(({ schema, answers }) => ({ schema, answers: answers as typeof goodAnswers })) // legal answers are sections of items

  it('every item is in exactly one part, in its order', () => {
    fc.assert(
      fc.property(anyChecklist.chain(assessed), (schema) => {
        const outline = outlineOf(schema)
        for (const part of partsOf(outline)) {
          const own = partOf(schema, part) ?? {}
          const expected = outline.items.filter(({ path }) => {
            const [section = '', item = ''] = path.split('.')
            return assessorIn(schema, section, item) === part
          })
          expect(outlineOf(own).items.map(({ path }) => path)).toEqual(expected.map(({ path }) => path))
          expect(expected.length).toBeGreaterThan(0)
          expect(gate(own)).toEqual([])
        }
      }),
      { numRuns: 100 },
    )
  })

  it('the parts of a legal whole are each legal, and together they are the whole', () => {
    fc.assert(
      fc.property(filled, ({ schema, answers }) => {
        const parts = partsOf(outlineOf(schema)).map((part) => partOf(schema, part) ?? {})
        const split = parts.map((part) => answersOf(answers, part))
        split.forEach((own, index) => {
          const part = parts[index] as ChecklistSchema // a part of a checklist is one
          expect(interpretAdmitted(part)(own, { hasPosition: true })).toEqual([])
        })
        expect(together(split)).toEqual(answers)
      }),
      { numRuns: 150 },
    )
  })

  it('legal parts together are a legal whole, whoever had filled them in', () => {
    const parted = anyChecklist.chain(assessed).chain((schema) => {
      const parts = partsOf(outlineOf(schema)).map((part) => partOf(schema, part) as ChecklistSchema) // one of its own
      return fc.tuple(...parts.map((part) => anyAnswers(part))).map((answers) => ({ schema, parts, answers }))
    })
    let legal = 0
    fc.assert(
      fc.property(parted, ({ schema, parts, answers }) => {
        const isLegal = parts.every((part, index) => interpretAdmitted(part)(answers[index], { hasPosition: true }).length === 0)
        fc.pre(isLegal)
        legal += 1
        const whole = together(answers as (typeof goodAnswers)[]) // legal answers are sections of items
        expect(interpretAdmitted(schema)(whole, { hasPosition: true })).toEqual([])
      }),
      { numRuns: 60, maxSkipsPerRun: 1_000 },
    )
    expect(legal).toBeGreaterThan(0)
  })

  it('what the parts observe is what the whole observes, points and all', () => {
    fc.assert(
      fc.property(filled, ({ schema, answers }) => {
        const sorted = (found: ReturnType<typeof observationsOf>) => [...found].sort((a, b) => (a.path < b.path ? -1 : 1))
        const outline = outlineOf(schema)
        const parts = partsOf(outline).flatMap((part) => {
          const own = partOf(schema, part) ?? {}
          return observationsOf(outlineOf(own), answersOf(answers, own))
        })
        expect(sorted(parts)).toEqual(sorted(observationsOf(outline, answers)))
      }),
      { numRuns: 100 },
    )
  })
})

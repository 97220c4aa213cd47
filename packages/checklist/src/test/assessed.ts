import fc from 'fast-check'
import type { ChecklistPart } from '../part/partOf.ts'
import type { ChecklistSchema, SubSchema } from '../schema/subSchema.ts'

const teams = [undefined, 'health', 'school'] as const

/** The same schema, said to be filled in by a team, or by nobody in particular. */
export function assessedBy(team: string | undefined, schema: SubSchema): SubSchema {
  const { assessedBy: _, ...item } = schema['x-item'] ?? { kind: 'section' }
  return { ...schema, 'x-item': { ...item, ...(team !== undefined && { assessedBy: team }) } }
}

/** The checklist with a team, or none, drawn for each of its sections and items. */
export function assessed(checklist: ChecklistSchema): fc.Arbitrary<ChecklistSchema> {
  const count =
    1 + Object.values(checklist.properties).reduce((sum, { properties = {} }) => sum + Object.keys(properties).length + 1, 0)
  return fc.array(fc.constantFrom(...teams), { minLength: count, maxLength: count }).map((drawn) => {
    let next = 0
    const draw = (schema: SubSchema) => assessedBy(drawn[next++], schema)
    const inside = (schema: SubSchema, by: (part: SubSchema) => SubSchema): SubSchema => ({
      ...schema,
      properties: Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, part]) => [key, by(part)])),
    })
    return { ...checklist, ...inside(checklist, (section) => inside(draw(section), draw)) } as ChecklistSchema // still of sections
  })
}

type Answers = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** Of answers to the whole what stands in the sections and items of a part. */
export const answersOf = (answers: Answers, part: SubSchema): Answers =>
  Object.fromEntries(
    Object.entries(answers)
      .filter(([section]) => part.properties?.[section])
      .map(([section, items]) => {
        const kept = part.properties?.[section]?.properties ?? {}
        return [section, Object.fromEntries(Object.entries(items).filter(([item]) => Object.hasOwn(kept, item)))]
      }),
  )

/** The answers of several parts as one. */
export function together(parts: readonly Answers[]): Answers {
  const whole: Record<string, Readonly<Record<string, unknown>>> = {}
  for (const part of parts) for (const [section, items] of Object.entries(part)) whole[section] = { ...whole[section], ...items }
  return whole
}

/** Whose an item is, read from the schema by itself. */
export function assessorIn(checklist: ChecklistSchema, section: string, item: string): ChecklistPart {
  const found = checklist.properties[section]
  return found?.properties?.[item]?.['x-item']?.assessedBy ?? found?.['x-item']?.assessedBy ?? null
}

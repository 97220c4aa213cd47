import type { Refusals } from '../gate/gateRefusal.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { misfitsOf } from './misfitsOf.ts'
import { unknownCompanions, unknownFields } from './unknownFields.ts'

const branches = ['allOf', 'anyOf', 'oneOf'] as const
const conditionals = ['not', 'if', 'then', 'else'] as const

/** The conditions that stand at a shape and judge the same value, each with its place and the keyword that it is known by. */
function conditionsAt(shape: SubSchema): { path: string; keyword: string; condition: SubSchema }[] {
  const evidence = shape['x-evidence']?.['when']
  const when = [
    { path: '/x-finding/when', keyword: 'x-finding', condition: shape['x-finding']?.when },
    { path: '/x-evidence/when', keyword: 'x-evidence', condition: evidence as SubSchema | undefined }, // walked by the gate
    ...conditionals.map((keyword) => ({ path: `/${keyword}`, keyword, condition: shape[keyword] })),
    ...branches.flatMap((keyword) =>
      (shape[keyword] ?? []).map((condition, index) => ({ path: `/${keyword}/${index}`, keyword, condition })),
    ),
  ]
  return when.flatMap(({ condition, ...place }) => (condition ? [{ ...place, condition }] : []))
}

/**
 * Refuses the conditions of a checklist that ask for what nobody can give: a field that the closed object does not have,
 * a value outside a field's choices, a bound beyond its own. The schema has passed the gate and holds no references.
 */
export function conditionRules(shape: SubSchema, path: string, refusals: Refusals): void {
  for (const { path: place, keyword, condition } of conditionsAt(shape)) {
    for (const found of unknownFields(condition, shape, keyword))
      refusals.refuse(found.rule, path + place + found.path, found.said)
    for (const found of misfitsOf(condition, [shape])) refusals.refuse(found.rule, path + place + found.path, found.said)
  }
  for (const found of unknownCompanions(shape, shape)) refusals.refuse(found.rule, path + found.path, found.said)
  for (const [name, part] of Object.entries(shape.properties ?? {})) conditionRules(part, `${path}/properties/${name}`, refusals)
  if (shape.items) conditionRules(shape.items, `${path}/items`, refusals)
}

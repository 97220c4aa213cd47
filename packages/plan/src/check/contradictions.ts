import type { SubSchema } from '@duzhan/checklist'
import { canHold } from '../condition/canHold.ts'
import { isObject } from '../json/json.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'

/** A condition of a checklist with its place, and the shape of what it judges. */
interface Judging {
  path: string
  where: SubSchema
  shape: SubSchema
}

/** The conditions that stand at a shape or beneath it; what is named by a reference is looked at where it is defined. */
function judgingIn(shape: SubSchema, path: string): Judging[] {
  const evidence = shape['x-evidence']?.when
  const own: [string, SubSchema | undefined][] = [
    ['if', shape.if],
    ['x-finding.when', shape['x-finding']?.when],
    ['x-evidence.when', evidence],
  ]
  const beneath = (name: '$defs' | 'properties') =>
    Object.entries(shape[name] ?? {}).flatMap(([key, part]) => judgingIn(part, `${path}.${name}.${key}`))
  return [
    ...own.flatMap(([name, where]) => (where ? [{ path: `${path}.${name}`, where, shape }] : [])),
    ...beneath('$defs'),
    ...beneath('properties'),
    ...(shape.items ? judgingIn(shape.items, `${path}.items`) : []),
  ]
}

/** Whether an answer of a shape could meet a condition on it; one value is asked about as the only field of an object. */
const isPossible = ({ where, shape }: Judging): boolean =>
  shape.type === 'object'
    ? canHold(where, shape)
    : canHold(ofValue(where), { type: 'object', properties: { value: shape }, required: ['value'] })

/** A condition on one value as one on the object that holds it, its alternatives too. */
function ofValue({ allOf, anyOf, ...own }: SubSchema): SubSchema {
  return {
    properties: { value: own },
    ...(allOf && { allOf: allOf.map(ofValue) }),
    ...(anyOf && { anyOf: anyOf.map(ofValue) }),
  }
}

/** Conditions of checklists whose parts contradict each other, so that no answer ever meets them. The checklists have passed the gate. */
export const contradictions = ({ checklists }: Plan): PlanFault[] =>
  checklists.flatMap(({ schema }, index) =>
    isObject(schema)
      ? judgingIn(schema as SubSchema, `checklists.${index}.schema`) // what the gate has proven
          .filter((judging) => !isPossible(judging))
          .map(({ path }) => planFault('condition.contradictory', path))
      : [],
  )

import { Problem } from '@duzhan/problems'
import { readPlan } from '../check/readPlan.ts'
import { isKeyedList, isObject } from '../json/json.ts'
import type { Plan } from '../schema/planSchema.ts'
import type { PlanChange } from './differencePlans.ts'

const misfit = (path: readonly string[]): Problem => new Problem('conflict', 'plan.change-misfit', { path: path.join('.') })

/** What one change makes of the value at its place. */
function changed(value: unknown, change: PlanChange): unknown {
  if (change.kind === 'changed') return change.after
  if (change.kind !== 'reordered' || !isKeyedList(value)) throw misfit(change.path)
  return change.after.map((key) => {
    const element = value.find((candidate) => candidate.key === key)
    if (!element) throw misfit([...change.path, key])
    return element
  })
}

/** A new value with the change made; only the way to its place is copied. */
function applied(value: unknown, change: PlanChange, depth: number): unknown {
  const name = change.path[depth]
  if (name === undefined) return changed(value, change)
  const isLast = depth === change.path.length - 1
  if (isKeyedList(value) && (value.length > 0 || change.kind === 'added')) {
    const exists = value.some((element) => element.key === name)
    if (isLast && change.kind === 'added' && !exists) return [...value, change.after]
    if (!exists) throw misfit(change.path)
    if (isLast && change.kind === 'removed') return value.filter((element) => element.key !== name)
    return value.map((element) => (element.key === name ? applied(element, change, depth + 1) : element))
  }
  if (!isObject(value)) throw misfit(change.path)
  if (isLast && change.kind === 'added') return { ...value, [name]: change.after }
  if (!Object.hasOwn(value, name)) throw misfit(change.path)
  if (isLast && change.kind === 'removed') return Object.fromEntries(Object.entries(value).filter(([other]) => other !== name))
  return { ...value, [name]: applied(value[name], change, depth + 1) }
}

/** A plan with changes made to it, in order. A change that does not fit the plan is `plan.change-misfit`. */
export function applyChanges(plan: Plan, changes: readonly PlanChange[]): Plan {
  return readPlan(changes.reduce<unknown>((current, change) => applied(current, change, 0), plan))
}

import { isObject } from '../json/json.ts'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { effectAt } from './effectTable.ts'

interface Shown {
  path: string
  count: number
}

/** A list of elements is counted one by one, and an empty one says nothing. */
const isListOrEmpty = (value: unknown): boolean => Array.isArray(value) && (value.length === 0 || value.some(isObject))

/** What a plan says that the platform only shows so far, by its name: the place it stands first at, and how many there are. */
export function textSoFar(plan: Plan): PlanFault[] {
  const shown = new Map<string, Shown & { name: { zh: string; en: string } }>()
  const look = (value: unknown, path: string, place: string): void => {
    if (Array.isArray(value)) {
      const soFar = effectAt(path)?.soFar
      if (soFar && value.some(isObject)) note(soFar, place, value.length)
      for (const [index, part] of value.entries()) look(part, path, `${place}.${index}`)
      return
    }
    if (!isObject(value)) return
    const above = effectAt(path)?.soFar
    for (const [name, part] of Object.entries(value)) {
      const inner = path === '' ? name : `${path}.${name}`
      const row = effectAt(inner)
      if (!row) continue // what the schema leaves open: the schema of a checklist, a condition
      const { soFar } = row
      if (soFar && !above && !isListOrEmpty(part)) note(soFar, place, 1)
      look(part, inner, place === '' ? name : `${place}.${name}`)
    }
  }
  const note = (name: { zh: string; en: string }, path: string, count: number): void => {
    const known = shown.get(name.zh)
    shown.set(name.zh, { name, path: known?.path ?? path, count: (known?.count ?? 0) + count })
  }
  look(plan, '', '')
  return [...shown.values()].map(({ name, path, count }) => planFault('effect.text-so-far', path, { part: name, count }))
}

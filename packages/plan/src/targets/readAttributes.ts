import { visibleText } from '@duzhan/checklist'
import type { TargetKind } from '../schema/planParts.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { listed, ofPlan } from '../wording/words.ts'
import { type CellFault, cellText, emptyCell } from './registerFault.ts'
import { isBlank } from './registerRow.ts'
import type { Target } from './target.ts'

type Attribute = TargetKind['attributes']['properties'][string]
type Value = Target['attributes'][string]
const longestText = 500
const mostChoices = 20

/** A cell as it is shown: pasted from a table, a text often brings marks along that nobody sees. */
const seen = (value: unknown): unknown => (typeof value === 'string' ? visibleText(value) : value)

function figureFault({ type, minimum, maximum }: Attribute, value: unknown): PlanFault | null {
  const text = cellText(value)
  if (typeof value !== 'number' || !Number.isFinite(value)) return planFault('cell.not-a-number', '', { text })
  const least = Math.max(minimum ?? Number.NEGATIVE_INFINITY, Number.MIN_SAFE_INTEGER)
  const most = Math.min(maximum ?? Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER)
  if (value < least) return planFault('cell.too-small', '', { text, least })
  if (value > most) return planFault('cell.too-large', '', { text, most })
  return type === 'integer' && !Number.isInteger(value) ? planFault('cell.not-whole', '', { text }) : null
}

function textFault({ enum: offered, maxLength }: Attribute, value: unknown): PlanFault | null {
  const text = cellText(value)
  if (typeof value !== 'string') return planFault('cell.not-text', '', { text })
  if (offered && !offered.includes(value))
    return planFault('cell.not-offered', '', { text, choices: listed(offered.slice(0, mostChoices).map(ofPlan), '') })
  const most = Math.min(maxLength ?? longestText, longestText)
  return [...value].length > most ? planFault('cell.too-long', '', { text, most }) : null
}

function valueFault(attribute: Attribute, value: unknown): PlanFault | null {
  if (attribute.type === 'string') return textFault(attribute, value)
  if (attribute.type !== 'boolean') return figureFault(attribute, value)
  return typeof value === 'boolean' ? null : planFault('cell.not-yes-or-no', '', { text: cellText(value) })
}

/**
 * The figures and marks of a target as its kind wants them, blank ones left out, and what is wrong with the others: in
 * the order of the plan, then those that the plan does not keep.
 */
export function readAttributes(
  { title, attributes: { properties, required = [] } }: TargetKind,
  given: Readonly<Record<string, unknown>>,
): { attributes: Record<string, Value>; faults: CellFault[] } {
  const attributes: Record<string, Value> = {}
  const faults: CellFault[] = []
  for (const [key, attribute] of Object.entries(properties)) {
    const value = Object.hasOwn(given, key) ? seen(given[key]) : undefined
    if (isBlank(value) && !required.includes(key)) continue
    const fault = isBlank(value) ? emptyCell() : valueFault(attribute, value)
    if (fault) faults.push({ fault: { ...fault, path: `attributes.${key}` }, column: attribute.title })
    else attributes[key] = value as Value // what `valueFault` has nothing to say of is of one of the three types
  }
  for (const key of Object.keys(given))
    if (!Object.hasOwn(properties, key))
      faults.push({ fault: planFault('cell.column-unknown', `attributes.${key}`, { kind: title }), column: cellText(key) })
  return { attributes, faults }
}

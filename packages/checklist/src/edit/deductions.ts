import { freeKey } from './lists.ts'
import { annotationOf, type Fields, partIn, partsOf, requiredIn, textOf, withOption, withPartAs } from './parts.ts'

/** A reason for which points are taken off, as its author sees it. */
export interface EditedDeduction {
  key: string
  title: string
  /** What one occurrence costs. */
  points: number
  /** How often it may be counted. */
  most: number
}

/** The reasons of a score that is counted by deductions; none of one that is given as a number. */
export const deductionsIn = (item: Fields): EditedDeduction[] =>
  partsOf(partIn(item, 'deductions')).map(([key, reason]) => ({
    ...{ key, title: textOf(reason['title']), points: Number(annotationOf(reason)['points'] ?? 0) },
    most: Number(reason['maximum'] ?? 0),
  }))

/** One more reason, with a key that none of these has. */
export const freshDeduction = (reasons: readonly EditedDeduction[], title: string): EditedDeduction => ({
  key: freeKey(
    'reason',
    reasons.map(({ key }) => key),
  ),
  ...{ title, points: 1, most: 20 },
})

/** A score with other reasons; it keeps at least one. */
export function withDeductions(item: Fields, reasons: readonly EditedDeduction[]): Fields {
  if (reasons.length === 0) return item
  const standing = partIn(item, 'deductions')
  const properties = reasons.map(({ key, title, points, most }) => {
    const reason = partIn(standing, key)
    const begun = 'type' in reason ? reason : { type: 'integer', minimum: 0, 'x-item': { kind: 'deduction' } }
    return [key, withOption({ ...begun, title, maximum: most }, 'points', points)]
  })
  return withPartAs(item, 'deductions', { ...standing, properties: Object.fromEntries(properties) })
}

export const isByDeductions = (item: Fields): boolean => 'type' in partIn(item, 'deductions')

/** A score given as a number, or counted by deductions, out of as many points as before. */
export function countedBy(item: Fields, byDeductions: boolean): Fields {
  if (byDeductions === isByDeductions(item)) return item
  const [from, to] = byDeductions ? ['value', 'deductions'] : ['deductions', 'value']
  const most = byDeductions ? partIn(item, 'value')['maximum'] : annotationOf(item)['max']
  const title = item['title']
  const bare = withPartAs(item, from, undefined)
  const asked = { ...bare, required: [...requiredIn(bare), to] }
  if (byDeductions) {
    const begun = withPartAs(asked, to, { type: 'object', title: '扣分情况', properties: {}, additionalProperties: false })
    const counted = withOption(withOption(begun, 'max', most), 'step', undefined)
    return withDeductions(counted, [freshDeduction([], '扣分原因')])
  }
  return withOption(withPartAs(asked, to, { type: 'number', minimum: 0, maximum: most, title }), 'max', undefined)
}

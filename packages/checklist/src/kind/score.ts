import type { Fault } from '../json/jsonFaults.ts'
import { isRecord } from '../json/typeOf.ts'
import type { OutlineItem } from '../outline/outline.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { typedNumber } from './fieldForm.ts'
import type { Given, Kind, KindShape } from './kind.ts'
import { sumOf } from './number.ts'
import { between, oneOf } from './random.ts'

/** A reason for a deduction: what one occurrence of it costs. */
export interface Deduction {
  readonly key: string
  readonly title: string
  readonly points: number
  /** How often it may be counted. */
  readonly most: number
}

/** The reasons for which points are taken off; none of a score that is given as a number. */
export const deductionsOf = ({ properties }: SubSchema): Deduction[] =>
  Object.entries(properties?.['deductions']?.properties ?? {}).map(([key, reason]) => ({
    key,
    title: reason.title ?? key,
    points: reason['x-item']?.points ?? 0,
    most: reason.maximum ?? Number.POSITIVE_INFINITY,
  }))

/** The most that a score can come to. */
export const mostPoints = ({ properties, 'x-item': annotation }: SubSchema): number =>
  annotation?.max ?? properties?.['value']?.maximum ?? 0

/** What a score came to: as given, or the most less what each reason costs, never below nothing; null if not given. */
export function pointsOf({ schema }: OutlineItem, given: Given): number | null {
  const { value, deductions } = given
  if (typeof value === 'number') return value
  if (!isRecord(deductions)) return null
  const lost = deductionsOf(schema).map(({ key, points }) => -points * Number(deductions[key] ?? 0))
  return Math.max(0, sumOf([mostPoints(schema), ...lost]))
}

function stepFaults(item: OutlineItem, given: Given): Fault[] {
  const { step } = item.annotation
  const { value } = given
  if (step === undefined || typeof value !== 'number' || Number.isInteger(Number((value / step).toFixed(6)))) return []
  return [{ path: [...item.path.split('.'), 'value'], keyword: 'x-step', params: { step } }]
}

/** 评分: points, given or counted by deductions, each with its reason. */
export const score: Kind = {
  title: { zh: '评分', en: 'score' },
  observe(item, given) {
    const points = pointsOf(item, given)
    return points === null ? [] : [{ path: item.path, number: points }]
  },
  print(item, given) {
    const points = pointsOf(item, given)
    return points === null ? '' : `${points}分`
  },
  meaning: ({ schema, annotation }) => [
    mostPoints(schema),
    annotation.bonus ?? false,
    deductionsOf(schema)
      .map(({ key, points }) => [key, points])
      .sort(),
  ],
  faults: stepFaults,
}

const reason = { type: 'integer', minimum: 0, maximum: 20 } as const

/** Exactly one way to come to points: a number, or reasons each with its cost and a greatest score to take them from. */
const scoreMisfits: NonNullable<KindShape['misfits']> = (item) => {
  const { value, deductions } = item.properties ?? {}
  const { max, step } = item['x-item'] ?? {}
  const reasons = Object.values(deductions?.properties ?? {})
  const areCosted = reasons.length > 0 && reasons.every((one) => one['x-item']?.kind === 'deduction' && one['x-item'].points)
  if (deductions)
    return [...(max !== undefined && areCosted && !value ? [] : ['max' as const]), ...(step ? ['step' as const] : [])]
  return value?.maximum !== undefined && max === undefined ? [] : ['max']
}

export const scoreShape: KindShape = {
  asksClauses: false,
  fields: {
    value: { isNeeded: false, form: (field) => typedNumber(field) && (field.minimum ?? -1) >= 0 },
    deductions: {
      isNeeded: false,
      form: ({ type, properties }) =>
        type === 'object' &&
        Object.values(properties ?? {}).every((each) => each.type === 'integer' && (each.minimum ?? -1) >= 0),
    },
  },
  takesCompanions: true,
  options: ['max', 'step', 'bonus'],
  misfits: scoreMisfits,
  example: {
    type: 'object',
    title: '环境卫生（10分）',
    'x-item': { kind: 'score', no: '1', max: 10 },
    properties: {
      deductions: {
        type: 'object',
        title: '扣分情况',
        properties: {
          litter: { ...reason, title: '垃圾乱堆乱放，每处扣2分', 'x-item': { kind: 'deduction', points: 2 } },
          sewage: { ...reason, title: '污水横流，每处扣1.5分', 'x-item': { kind: 'deduction', points: 1.5 } },
        },
        additionalProperties: false,
      },
      note: { type: 'string', maxLength: 1000, title: '情况说明' },
    },
    required: ['deductions'],
    additionalProperties: false,
  },
  legal(item, random) {
    const { value } = item.properties ?? {}
    if (value) return { value: between(random, Math.ceil(value.minimum ?? 0), Math.floor(value.maximum ?? 0)) }
    const counts = deductionsOf(item).map(({ key, most }) => [key, between(random, 0, Math.min(3, most))])
    return { deductions: Object.fromEntries(counts.filter(([, count]) => count !== 0)) }
  },
  illegal: (item, random) =>
    item.properties?.['value']
      ? { value: oneOf<unknown>(random, [-1, mostPoints(item) + 1, '满分', null]) }
      : { deductions: oneOf<unknown>(random, [{ unheardOf: 1 }, 3, [1], null, { [deductionsOf(item)[0]?.key ?? 'x']: -1 }]) },
}

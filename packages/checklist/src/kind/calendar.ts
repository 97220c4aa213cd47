import { scalarText } from '../json/typeOf.ts'
import { formatted } from './fieldForm.ts'
import { between, oneOf } from './random.ts'
import { itemOf, itemShape, type Scalar, type ScalarShape } from './scalar.ts'

const dayMs = 86_400_000
const partsOf = (value: unknown): number[] => scalarText(value).split(/[-:]/).map(Number)

const isToCome = (value: unknown, today: string | undefined, length: number): boolean =>
  typeof value === 'string' && today !== undefined && value > today.slice(0, length)

const notFuture =
  (length: number): NonNullable<Scalar['fault']> =>
  (value, { annotation }, today) =>
    annotation?.notFuture === true && isToCome(value, today, length)
      ? { keyword: 'x-not-future', params: { today: today?.slice(0, length) } }
      : null

/** 日期: a day of the calendar, which no time zone shifts. */
export const dateValue: Scalar = {
  title: { zh: '日期', en: 'date' },
  observe: (value) => (typeof value === 'string' ? { number: Date.parse(`${value}T00:00:00Z`) / dayMs } : null),
  print(value) {
    const [year, month, day] = partsOf(value)
    return `${year}年${month}月${day}日`
  },
  meaning: () => null,
  fault: notFuture(10),
}

/** 月份. */
export const monthValue: Scalar = {
  title: { zh: '月份', en: 'month' },
  observe(value) {
    const [year = 0, month = 0] = partsOf(value)
    return { number: (year - 1970) * 12 + month - 1 }
  },
  print(value) {
    const [year, month] = partsOf(value)
    return `${year}年${month}月`
  },
  meaning: () => null,
  fault: notFuture(7),
}

/** 时间: of the wall clock. */
export const timeValue: Scalar = {
  title: { zh: '时间', en: 'time' },
  observe(value) {
    const [hours = 0, minutes = 0] = partsOf(value)
    return { number: hours * 60 + minutes }
  },
  print: (value) => scalarText(value).slice(0, 5),
  meaning: () => null,
}

const two = (number: number): string => String(number).padStart(2, '0')

const shapeOf = (format: 'date' | 'month' | 'time', title: string, legal: ScalarShape['legal']): ScalarShape => ({
  form: formatted(format),
  options: format === 'time' ? [] : ['notFuture'],
  example: { type: 'string', format, maxLength: 10, title },
  legal,
  illegal: (_schema, random) => oneOf<unknown>(random, ['2020-02-31', '二〇二〇年', '24:60', 20_200_331, null]),
})

export const dateValueShape = /* @__PURE__ */ shapeOf(
  'date',
  '整改到位日期',
  (_schema, random) => `${between(random, 1990, 2024)}-${two(between(random, 1, 12))}-${two(between(random, 1, 28))}`,
)
export const monthValueShape = /* @__PURE__ */ shapeOf(
  'month',
  '脱贫月份',
  (_schema, random) => `${between(random, 1990, 2024)}-${two(between(random, 1, 12))}`,
)
export const timeValueShape = /* @__PURE__ */ shapeOf(
  'time',
  '到村时间',
  (_schema, random) => `${two(between(random, 0, 23))}:${two(between(random, 0, 59))}`,
)

export const date = itemOf('value', dateValue)
export const month = itemOf('value', monthValue)
export const time = itemOf('value', timeValue)
export const dateShape = /* @__PURE__ */ itemShape('value', 'date', dateValueShape)
export const monthShape = /* @__PURE__ */ itemShape('value', 'month', monthValueShape)
export const timeShape = /* @__PURE__ */ itemShape('value', 'time', timeValueShape)

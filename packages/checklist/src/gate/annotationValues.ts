import { isRecord } from '../json/typeOf.ts'
import { limitUnits } from '../schema/findingLimit.ts'
import { plainText } from './plainText.ts'

type Test = (value: unknown) => boolean
interface AnnotationShape {
  readonly needs: readonly string[]
  readonly may: Readonly<Record<string, Test>>
  /** What its parts must be to each other. */
  readonly agrees?: (value: Record<string, unknown>) => boolean
}

const text: Test = (value) => plainText(value) === null
const key: Test = (value) => typeof value === 'string' && /^[A-Za-z][A-Za-z0-9._-]{0,63}$/.test(value)
const flag: Test = (value) => typeof value === 'boolean'
const oneOf =
  (...allowed: readonly unknown[]): Test =>
  (value) =>
    allowed.includes(value)
const whole =
  (least: number, most: number): Test =>
  (value) =>
    Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most
const responsible: Test = (value) =>
  isRecord(value) &&
  oneOf('township', 'county', 'city')(value['level']) &&
  Object.entries(value).every(([name, part]) => name === 'level' || (name === 'unit' && key(part)))
const photos: Test = (value) => flag(value) || whole(0, 20)(value)

const points: Test = (value) => Number.isFinite(value) && Number(value) > 0 && Number(value) <= 10_000
const listOf =
  (test: Test, most: number): Test =>
  (value) =>
    Array.isArray(value) && value.length > 0 && value.length <= most && value.every(test)
const texts = listOf(text, 50)
/** `section.item`, or `section.item.column`. */
const place: Test = (value) => typeof value === 'string' && /^[A-Za-z]\w{0,63}(\.[A-Za-z]\w{0,63}){1,2}$/.test(value)
const threshold: Test = (value) =>
  isRecord(value) &&
  text(value['title']) &&
  Number.isFinite(value['from']) &&
  Object.keys(value).every((name) => name === 'title' || name === 'from')

/** A condition inside an annotation is a schema of its own and is walked as one. */
const condition: Test = isRecord

/** A limit in days, or so much of a unit, or none; never two of them, nor half of one. */
function hasOneLimit(rule: Record<string, unknown>): boolean {
  const [days, within, unit] = ['days', 'within', 'unit'].map((name) => Object.hasOwn(rule, name))
  return within === unit && !(days && within)
}

const shapes: Readonly<Record<string, AnnotationShape>> = {
  'x-item': {
    needs: ['kind'],
    may: {
      kind: key,
      no: text,
      assessedBy: key,
      good: oneOf('yes', 'no'),
      na: flag,
      unit: text,
      sum: oneOf(false),
      bad: texts,
      max: points,
      step: oneOf(0.5, 1),
      bonus: flag,
      points,
      other: text,
      notFuture: flag,
      from: oneOf('camera'),
      by: text,
      totals: listOf(key, 50),
      each: text,
      function: oneOf('sum', 'difference', 'ratio'),
      of: listOf(place, 20),
      decimals: whole(0, 10),
    },
  },
  'x-score': { needs: ['grades'], may: { grades: listOf(threshold, 10) } },
  'x-indicator': { needs: ['code'], may: { code: key, polarity: key } },
  'x-finding': {
    needs: ['when', 'category', 'severity', 'responsible', 'title'],
    may: {
      when: condition,
      category: key,
      severity: oneOf('general', 'serious'),
      responsible,
      days: whole(0, 366),
      within: whole(1, 366),
      unit: oneOf(...limitUnits),
      title: text,
    },
    agrees: hasOneLimit,
  },
  'x-evidence': { needs: [], may: { photos, position: flag, signature: flag, when: condition } },
  'x-source': { needs: ['text'], may: { text, line: whole(0, 1_000_000) } },
}

/** Whether an annotation says only what its vocabulary allows; one that is no record at all is another rule's concern. */
export function isAnnotation(name: string, value: unknown): boolean {
  const shape = shapes[name]
  if (shape === undefined || !isRecord(value)) return true
  return (
    shape.needs.every((need) => Object.hasOwn(value, need)) &&
    Object.entries(value).every(([part, each]) => mayBe(shape, part, each)) &&
    (shape.agrees?.(value) ?? true)
  )
}

function mayBe(shape: AnnotationShape, part: string, value: unknown): boolean {
  const test = Object.hasOwn(shape.may, part) ? shape.may[part] : undefined
  return test?.(value) ?? false
}

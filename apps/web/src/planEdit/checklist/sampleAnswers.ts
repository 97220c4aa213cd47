import { deductionsOf, type Outline, type OutlineItem, randomFrom, type SubSchema } from '@duzhan/checklist'
import type { Answers } from '../../device/draft.ts'

type Random = () => number

const oneOf = <Value>(random: Random, values: readonly Value[]): Value | undefined => values[Math.floor(random() * values.length)]

/** A value of a kind of item or column, within what its author allows; undefined of a kind that nobody can make up. */
function sampleOf(kind: string, schema: SubSchema, random: Random): unknown {
  switch (kind) {
    case 'number':
    case 'score': {
      const least = schema.minimum ?? (schema.exclusiveMinimum === undefined ? 0 : schema.exclusiveMinimum + 1)
      const most = schema.maximum ?? (schema.exclusiveMaximum === undefined ? least + 100 : schema.exclusiveMaximum - 1)
      return Math.min(most, Math.ceil(least) + Math.floor(random() * (most - least + 1)))
    }
    case 'grade':
    case 'choice':
      return oneOf(random, schema.enum ?? [])
    case 'choices':
      return schema.items?.enum?.slice(0, Math.max(1, schema.minItems ?? 1))
    case 'date':
      return `2020-03-${10 + Math.floor(random() * 10)}`
    case 'month':
      return `2020-0${1 + Math.floor(random() * 3)}`
    case 'time':
      return `0${8 + Math.floor(random() * 2)}:30`
    case 'text':
    case 'longText':
      return '情况属实。'.repeat(Math.ceil(Math.max(1, schema.minLength ?? 1) / 5)).slice(0, schema.maxLength)
    default:
      return undefined
  }
}

const rowOf = ({ columns }: OutlineItem, random: Random): Record<string, unknown> =>
  Object.fromEntries(columns.map(({ key, kind, schema }) => [key, sampleOf(kind, schema, random)]))

function answerTo(item: OutlineItem, random: Random): Record<string, unknown> {
  const { kind, schema, clauses } = item
  if (kind === 'judgement') {
    const answers = clauses.map(({ key }) => [key, oneOf(random, schema.properties?.[key]?.enum ?? [])])
    return { ...Object.fromEntries(answers), ...(schema.properties?.['note'] && { note: '情况如实记录在此。' }) }
  }
  if (kind === 'group') return rowOf(item, random)
  if (kind === 'table' || kind === 'household') return { rows: [rowOf(item, random)] }
  const [reason] = deductionsOf(schema)
  if (kind === 'score' && reason) return { deductions: { [reason.key]: 1 } }
  const field = kind === 'text' || kind === 'longText' ? 'text' : 'value'
  const value = sampleOf(kind, schema.properties?.[field] ?? {}, random)
  const { other } = item.annotation
  const isOther = other !== undefined && [value].flat().some((one) => one === other)
  return value === undefined ? {} : { [field]: value, ...(isOther && { other: '另有情况' }) }
}

/** Answers as somebody might give them, to see how a checklist looks filled: of every item that needs no device. */
export function sampleAnswers({ sections }: Outline, seed: number): Answers {
  const random = randomFrom(seed)
  return Object.fromEntries(
    sections.map(({ key, items }) => {
      const given = items.map((item) => [item.key, answerTo(item, random)] as const)
      return [key, Object.fromEntries(given.filter(([, answer]) => Object.keys(answer).length > 0))]
    }),
  )
}

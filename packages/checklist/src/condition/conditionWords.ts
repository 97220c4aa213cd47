import type { Scalar } from '../schema/subSchema.ts'
import { scalarWord } from '../zhCN/fieldName.ts'

const zh = {
  name: (title: string): string => title,
  unit: (unit: string): string => (unit ? `${unit.startsWith('%') ? '' : ' '}${unit}` : ''),
  marked: (name: string): string => name,
  equals: (value: Scalar, unit: string, isNegated: boolean): string =>
    `${isNegated ? '不' : ''}${typeof value === 'number' ? '等于' : '为'} ${scalarWord(value)}${unit}`,
  oneOf: (values: readonly Scalar[], isNegated: boolean): string =>
    `${isNegated ? '不' : ''}属于 ${values.map(scalarWord).join('、')}`,
  atLeast: (bound: number, unit: string): string => `不少于 ${bound}${unit}`,
  moreThan: (bound: number, unit: string): string => `超过 ${bound}${unit}`,
  atMost: (bound: number, unit: string): string => `不超过 ${bound}${unit}`,
  lessThan: (bound: number, unit: string): string => `少于 ${bound}${unit}`,
  multipleOf: (step: number): string => `是 ${step} 的倍数`,
  decimals: (most: number): string => `小数不超过 ${most} 位`,
  minLength: (least: number): string => `不少于 ${least} 个字`,
  maxLength: (most: number): string => `不超过 ${most} 个字`,
  pattern: (pattern: string): string => `符合格式 ${pattern}`,
  format: (format: string): string => `符合格式 ${format}`,
  minItems: (least: number): string => `不少于 ${least} 项`,
  maxItems: (most: number): string => `不超过 ${most} 项`,
  unique: '没有重复' as string,
  minProperties: (least: number): string => `填写不少于 ${least} 项`,
  maxProperties: (most: number): string => `填写不超过 ${most} 项`,
  types: { number: '是数字', integer: '是整数', string: '是文字', boolean: '是是或否', null: '为空' } as Readonly<
    Record<string, string>
  >,
  orType: '或' as string,
  /** Between what is said of one value. */
  both: '且' as string,
  and: '，且 ' as string,
  or: '，或 ' as string,
  anything: '任何情况' as string,
  present: (name: string): string => `已填写${name}`,
  companions: (name: string, others: readonly string[]): string => `填写了${name}时也填写了${others.join('、')}`,
  exactlyOne: (claims: readonly string[]): string => `恰好符合一项：${claims.join('；')}`,
  each: (name: string, claim: string): string => `${name ? `${name}的` : ''}每一项都符合：${claim}`,
  ifPresent: (name: string, claim: string): string => `如填写了${name}，则${claim}`,
  bracketed: (claim: string): string => `（${claim}）`,
  not: (claim: string): string => `不符合（${claim}）`,
  when: (premise: string, claim: string): string => `若${premise}，则${claim}`,
  otherwise: (claim: string): string => `；否则${claim}`,
}

/** What conditions are said with in one language. */
export type ConditionWords = typeof zh

const answers: Readonly<Record<string, string>> = { na: 'not applicable', true: 'yes', false: 'no', null: 'empty' }
const scalar = (value: Scalar): string => answers[String(value)] ?? quoted(String(value))

const en: ConditionWords = {
  name: quoted,
  unit: (unit) => (unit ? ` ${quoted(unit)}` : ''),
  marked: (name) => `${name} is yes`,
  equals: (value, unit, isNegated) => `is ${isNegated ? 'not ' : ''}${scalar(value)}${unit}`,
  oneOf: (values, isNegated) => `is ${isNegated ? 'none' : 'one'} of ${values.map(scalar).join(', ')}`,
  atLeast: (bound, unit) => `is at least ${bound}${unit}`,
  moreThan: (bound, unit) => `is more than ${bound}${unit}`,
  atMost: (bound, unit) => `is at most ${bound}${unit}`,
  lessThan: (bound, unit) => `is less than ${bound}${unit}`,
  multipleOf: (step) => `is a multiple of ${step}`,
  decimals: (most) => `has no more than ${most} decimals`,
  minLength: (least) => `has at least ${least} characters`,
  maxLength: (most) => `has at most ${most} characters`,
  pattern: (pattern) => `matches ${quoted(pattern)}`,
  format: (format) => `is written as ${format}`,
  minItems: (least) => `has at least ${least} entries`,
  maxItems: (most) => `has at most ${most} entries`,
  unique: 'has no repeats',
  minProperties: (least) => `has at least ${least} fields filled in`,
  maxProperties: (most) => `has at most ${most} fields filled in`,
  types: {
    number: 'is a number',
    integer: 'is a whole number',
    string: 'is a text',
    boolean: 'is yes or no',
    null: 'is empty',
  },
  orType: ' or ',
  both: ' and ',
  and: ', and ',
  or: ', or ',
  anything: 'in any case',
  present: (name) => `${name} is filled in`,
  companions: (name, others) => `${others.join(', ')} filled in where ${name} is`,
  exactlyOne: (claims) => `exactly one of: ${claims.join('; ')}`,
  each: (name, claim) => `every entry${name ? ` of ${name}` : ''}: ${claim}`,
  ifPresent: (name, claim) => `if ${name} is filled in, ${claim}`,
  bracketed: (claim) => `(${claim})`,
  not: (claim) => `not (${claim})`,
  when: (premise, claim) => `if ${premise}, then ${claim}`,
  otherwise: (claim) => `; otherwise ${claim}`,
}

/** What conditions are said with, in either language. */
export const conditionWords: Readonly<Record<'zh' | 'en', ConditionWords>> = { zh, en }

/** A word of the plan inside an English sentence: in quotation marks, unless it is plain English letters itself. */
export function quoted(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `"${text.replaceAll('"', "'")}"`
}

import { scalarText } from '../json/typeOf.ts'
import { oneWord, someWords } from './fieldForm.ts'
import type { Kind, KindShape } from './kind.ts'
import { between, oneOf } from './random.ts'
import { itemOf, itemShape, otherText, type Scalar, type ScalarShape } from './scalar.ts'

const wordsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(scalarText) : [])

/** 单选: one of a dictionary. */
export const choiceValue: Scalar = {
  title: { zh: '单选', en: 'choice' },
  observe: (value) => (typeof value === 'string' ? { choices: [value] } : null),
  print: scalarText,
  meaning: ({ schema }) => [...(schema.enum ?? [])].sort(),
}

export const choiceValueShape: ScalarShape = {
  form: oneWord,
  options: [],
  example: { type: 'string', enum: ['自来水', '水井', '其他'], title: '水源' },
  legal: (schema, random) => oneOf(random, schema.enum ?? ['']),
  illegal: (_schema, random) => oneOf<unknown>(random, ['河水', 0, false, ['水井']]),
}

/** 多选: some of a dictionary, in its order. */
export const choicesValue: Scalar = {
  title: { zh: '多选', en: 'choices' },
  observe: (value) => ({ choices: wordsOf(value) }),
  print: (value) => wordsOf(value).join('、'),
  meaning: ({ schema }) => [...(schema.items?.enum ?? [])].sort(),
}

export const choicesValueShape: ScalarShape = {
  form: someWords,
  options: [],
  example: {
    type: 'array',
    items: { type: 'string', enum: ['因病', '因学', '因灾', '其他'] },
    minItems: 1,
    maxItems: 4,
    uniqueItems: true,
    title: '主要原因',
  },
  legal(schema, random) {
    const words = schema.items?.enum ?? []
    const least = Math.max(1, schema.minItems ?? 1)
    const first = between(random, 0, Math.max(0, words.length - least))
    return words.slice(
      first,
      first + between(random, least, Math.max(least, Math.min(schema.maxItems ?? 1, words.length - first))),
    )
  },
  illegal: (schema, random) =>
    oneOf<unknown>(random, [['没有的'], '因病', [schema.items?.enum?.[0], schema.items?.enum?.[0]], [null], {}]),
}

/** “其他” asks for a text, and a text is only for “其他”. */
const withOther = (kind: Kind): Kind => ({
  ...kind,
  print(item, given) {
    const other = given['other']
    return kind.print(item, given) + (typeof other === 'string' && other !== '' ? `（${other}）` : '')
  },
  meaning: (item) => [kind.meaning(item), item.annotation.other ?? null],
  faults(item, given) {
    const { other } = item.annotation
    const isOther = other !== undefined && (given['value'] === other || wordsOf(given['value']).includes(other))
    const path = [...item.path.split('.'), 'other']
    if (isOther && given['other'] === undefined) return [{ path, keyword: 'x-other', params: { missing: true, other } }]
    return !isOther && given['other'] !== undefined ? [{ path, keyword: 'x-other', params: { missing: false, other } }] : []
  },
})

const choiceMisfits: NonNullable<KindShape['misfits']> = (item) => {
  const { value, other: text } = item.properties ?? {}
  const other = item['x-item']?.other
  const words = value?.enum ?? value?.items?.enum ?? []
  if (other === undefined) return text === undefined ? [] : ['other']
  return text !== undefined && words.includes(other) ? [] : ['other']
}

const other = { fields: { other: otherText }, options: ['other'], annotation: { other: '其他' } } as const

/** “其他” of a legal answer brings its text. */
const saidOther = (shape: KindShape): KindShape => ({
  ...shape,
  misfits: choiceMisfits,
  legal(item, random) {
    const given = shape.legal(item, random)
    const word = item['x-item']?.other
    const isOther = word !== undefined && [given['value']].flat().includes(word)
    return isOther ? { ...given, other: '另有情况' } : given
  },
})

export const choice = withOther(itemOf('value', choiceValue))
export const choices = withOther(itemOf('value', choicesValue))
export const choiceShape = /* @__PURE__ */ saidOther(/* @__PURE__ */ itemShape('value', 'choice', choiceValueShape, other))
export const choicesShape = /* @__PURE__ */ saidOther(/* @__PURE__ */ itemShape('value', 'choices', choicesValueShape, other))

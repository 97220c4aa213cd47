import { scalarText } from '../json/typeOf.ts'
import { oneWord } from './fieldForm.ts'
import { oneOf } from './random.ts'
import { itemOf, itemShape, type Scalar, type ScalarShape } from './scalar.ts'

/** 等次: one of ordered words, some of which are bad. */
export const gradeValue: Scalar = {
  title: { zh: '等次', en: 'grade' },
  observe: (value) => (typeof value === 'string' ? { choices: [value] } : null),
  print: scalarText,
  meaning: ({ schema, annotation }) => [schema.enum ?? [], [...(annotation?.bad ?? [])].sort()],
  isBad: (value, { annotation }) => annotation?.bad?.includes(scalarText(value)),
}

export const gradeValueShape: ScalarShape = {
  form: oneWord,
  options: ['bad'],
  misfits: ({ schema, annotation }) => (annotation?.bad?.every((word) => schema.enum?.includes(word)) === false ? ['bad'] : []),
  example: { type: 'string', enum: ['好', '一般', '差'], title: '村容村貌' },
  legal: (schema, random) => oneOf(random, schema.enum ?? ['']),
  illegal: (_schema, random) => oneOf<unknown>(random, ['很好', 1, null, ['好']]),
}

export const grade = itemOf('value', gradeValue)
export const gradeShape = /* @__PURE__ */ itemShape('value', 'grade', gradeValueShape, { annotation: { bad: ['差'] } })

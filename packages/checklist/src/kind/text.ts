import { scalarText } from '../json/typeOf.ts'
import { typedText } from './fieldForm.ts'
import { oneOf } from './random.ts'
import { itemOf, itemShape, type Scalar, type ScalarShape } from './scalar.ts'

/** 文字: read by people; of figures only how many were written. */
export const textValue: Scalar = {
  title: { zh: '文字', en: 'text' },
  observe: () => ({ number: 1 }),
  print: scalarText,
  meaning: () => null,
}

/** 长文字: as long as the checklist allows, with its length in view. */
const longTextValue: Scalar = { ...textValue, title: { zh: '长文字', en: 'long text' } }

export const textValueShape: ScalarShape = {
  form: typedText,
  options: [],
  example: { type: 'string', minLength: 2, maxLength: 2000, title: '短板排查' },
  legal: (schema, random) => oneOf(random, ['道路', '饮水', '住房']).repeat(Math.max(1, Math.ceil((schema.minLength ?? 0) / 2))),
  illegal: (_schema, random) => oneOf<unknown>(random, ['长'.repeat(4_001), 5, null, ['字'], { text: '字' }]),
}

const longTextValueShape: ScalarShape = {
  ...textValueShape,
  example: { type: 'string', maxLength: 4000, title: '督战小结' },
}

export const text = itemOf('text', textValue)
export const longText = itemOf('text', longTextValue)
export const textShape = /* @__PURE__ */ itemShape('text', 'text', textValueShape)
export const longTextShape = /* @__PURE__ */ itemShape('text', 'longText', longTextValueShape)

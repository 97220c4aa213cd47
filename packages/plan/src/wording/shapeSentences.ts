import type { Wording } from './words.ts'

/** What is wrong with the shape of a document, for authors who are no programmers. */
export const shapeSentences = {
  'field.missing': { zh: '缺少这一项，应为{kind}', en: 'is missing: it should be {kind}' },
  'field.wrong-kind': { zh: '应为{kind}', en: 'should be {kind}' },
  'field.unknown': { zh: '有不认识的内容：{names}', en: 'holds what a plan does not have: {names}' },
  'field.empty': { zh: '不能为空', en: 'must not be empty' },
  'field.too-few': { zh: '至少 {least} 个', en: 'should hold at least {least}' },
  'field.too-many': { zh: '最多 {most} 个', en: 'should hold at most {most}' },
  'field.no-choice': { zh: '只能是：{choices}', en: 'can only be one of: {choices}' },
  'field.malformed': { zh: '格式不对', en: 'is not written in the right form' },
  'plan.code-malformed': {
    zh: '方案编号不能用：以小写字母开头，只用小写字母、数字和短横线，2 至 64 个字',
    en: 'is no plan code: it begins with a small letter and has 2 to 64 small letters, digits and hyphens',
  },
  'field.misfit': { zh: '这一项不能这样写，请按“写方案”的说明改写', en: 'does not fit here: see how plans are written' },
  'field.bad-key': {
    zh: '这个名称不能用：只用英文字母、数字和下划线，以字母开头',
    en: 'this name is not allowed: begin with a letter; letters, digits and underscores only',
  },
  'field.bad-value': { zh: '{origin} 中包含无效值(value)', en: 'a value of this {origin} does not fit' },
  'number.too-small': { zh: '不能小于 {least}', en: 'must not be less than {least}' },
  'number.too-large': { zh: '不能大于 {most}', en: 'must not be more than {most}' },
  'number.not-above': { zh: '应大于 {bound}', en: 'should be more than {bound}' },
  'number.not-multiple': { zh: '无效数字：必须是 {step} 的倍数', en: 'should be a multiple of {step}' },
} as const satisfies Record<string, Wording>

/** What a field should hold. */
export const kinds: Readonly<Record<string, Wording>> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'true or false' },
  array: { zh: '一组内容', en: 'a list' },
  object: { zh: '一段内容', en: 'an object' },
  record: { zh: '一段内容', en: 'an object' },
}

/** What an author should look at before a checklist is published, in both languages. The names are permanent. */
export const lintSentences = {
  'title.blank': { zh: '还没有写题目', en: 'has no title yet' },
  'title.long': {
    zh: '题目有 {detail} 个字，手机上看不全，请缩短或者移到填写说明',
    en: 'has a title of {detail} characters: shorten it',
  },
  'title.same': { zh: '与第 {detail} 项的题目相同，请合并或者改写', en: 'asks the same as item {detail}' },
  'section.same': { zh: '与另一节的名称相同', en: 'is called like another section' },
  'section.empty': { zh: '这一节还没有题目', en: 'has no items yet' },
  'clause.several': {
    zh: '一个问题里问了 {detail} 件事，答“是”还是“否”说不清，请拆成小问',
    en: 'asks {detail} things at once: split it',
  },
  'clause.good': {
    zh: '从措辞看“{detail}”答“否”才好，请核对好的答案',
    en: 'seems to ask for something bad ("{detail}"): check which answer is good',
  },
  'clause.same': { zh: '小问“{detail}”问了两遍', en: 'asks "{detail}" twice' },
  'grade.no-bad': { zh: '没有说哪些等次算差，差了也不会被看见', en: 'does not say which grades are bad' },
  'words.single': { zh: '只有一个选项，填报人没有选择', en: 'has one choice only' },
  'words.new': { zh: '选项还没有改写', en: 'has its first choices still' },
  'computed.of': { zh: '还没有选由哪些数字算出', en: 'does not say which numbers it is made of' },
  'indicator.unit': {
    zh: '计量单位与所报指标的“{detail}”不同，数字不能合计，请改成一样的单位或者另选指标',
    en: 'has another unit than its indicator, which counts in {detail}',
  },
  'indicator.better': {
    zh: '指标“{detail}”越低越好，合计的却是达标的占比，达标越多数越高。请在方案的指标里改为越高越好，或者写明合计哪些答案',
    en: 'feeds "{detail}", which is better the lower, with the share of good answers: say in the indicator that higher is better, or which answers it counts',
  },
  'finding.bounds': { zh: '数字没有上下限，问题条件可能写反，请核对', en: 'has a finding rule and no bounds: check it' },
} as const satisfies Readonly<Record<string, { zh: string; en: string }>>

export type LintRule = keyof typeof lintSentences

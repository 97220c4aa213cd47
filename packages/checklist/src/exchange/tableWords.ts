/** What the columns of a table of items are called. */
export const tableColumns = {
  section: '分节',
  no: '序号',
  title: '题目',
  kind: '题型',
  clause: '小问',
  good: '好的答案',
  hasNa: '可答不适用',
  isRequired: '必答',
  noteOnBad: '不好时写说明',
  offersNote: '可另写说明',
  offersPhotos: '可另附照片',
  words: '选项',
  bad: '算差的',
  unit: '单位',
  least: '最小值',
  most: '最大值',
  decimals: '小数位数',
  points: '满分',
  help: '填写说明',
  indicator: '对应指标',
  source: '文件原文',
  key: '编号',
} as const

export const yesNo = { yes: '是', no: '否' } as const
/** What stands between the words of one cell. */
export const between = '；'

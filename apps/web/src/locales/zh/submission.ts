import type { TargetNoun } from './targetNoun.ts'

export const submission = {
  title: '督战记录',
  receiptTitle: '提交成功',
  receiptLead: '督战记录已送达并存档。请记下回执，以备查对。',
  receiptId: '编号',
  receivedAt: '接收时间',
  target: '督战对象',
  checklist: '督战清单',
  signature: '校验码',
  view: '查看督战记录',
  toVisits: '返回督战任务',
  receiptAbsent: '这台设备上没有这份回执。',
  by: '督战人员',
  finishedAt: '完成时间',
  position: '完成地点',
  revision: '方案版本',
  results: { good: '正常', bad: '问题', na: '不适用', unanswered: '未填' },
  note: '情况说明',
  late: '补报',
  lateNote: '这份记录在所属统计期截止 7 天以后才送达：已存档，发现的问题照常交办，但不计入那一期的汇总。',
  badCount: (count: number) => (count === 0 ? '没有发现问题' : `发现 ${count} 个问题`),
  onlyBad: '只看问题',
  all: '查看全部',
  show: '显示范围',
} as const

export const aside = {
  title: '另存的填报',
  lead: '与已收到的记录编号相同、内容不同的填报。它们不计入汇总，留待核对；确有差错的，请填报人从原记录更正。',
  notice: (count: number) => `有 ${count} 份填报与已收到的记录编号相同、内容不同，已另存待核对。`,
  see: '查看另存的填报',
  ofRecord: (count: number) => `同一编号另有 ${count} 份内容不同的填报，已另存。`,
  empty: '没有另存的填报。',
  content: '另存的内容',
  seeRecord: '查看已收到的记录',
  received: (by: string, at: string) => `${by} · ${at} 收到`,
} as const

export const score = {
  title: '督战得分',
  rank: (region: string, among: number, noun: TargetNoun, rank: number) =>
    `${region}这一期已督战评分的 ${among} ${noun.counted}中，排第 ${rank} 名。`,
  only: (region: string, noun: TargetNoun) => `${region}这一期目前只有这 1 ${noun.counted}评了分。`,
  seeAll: '查看汇总',
} as const

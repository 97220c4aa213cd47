import type { ServiceName, StreamName } from '@duzhan/contracts'

const parts: Record<ServiceName, string> = {
  identity: '账号与区划',
  forms: '方案与填报',
  assignments: '督战任务与问题台账',
  aggregation: '汇总',
}
const streams: Record<StreamName, string> = {
  'forms.plan': '方案',
  'forms.submission': '督战记录',
  'forms.release': '暗访解密',
  'assignments.designation': '挂牌信息',
  'assignments.log': '办理情况',
  'assignments.filing': '备案结果',
  'assignments.finding': '问题',
  'identity.region': '区划变动',
  'forms.log': '方案与填报的操作记录',
  'identity.log': '账号与区划的操作记录',
  'aggregation.log': '汇总的操作记录',
}

/** A size as people say it, to one digit behind the point where there are few. */
export function sizeOf(bytes: number): string {
  const units = ['字节', 'KB', 'MB', 'GB', 'TB']
  let size = bytes
  let unit = 0
  while (size >= 1_024 && unit < units.length - 1) {
    size /= 1_024
    unit++
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : Math.round(size * 10) / 10} ${units[unit]}`
}

export const serviceState = {
  title: '运行状态',
  lead: '平台各部分是否正常、数据有没有跟上、占用多少空间、有没有备份。',
  parts,
  stream: (name: StreamName) => streams[name],
  silent: '没有回答',
  upToDate: '正常，数据已跟上',
  behind: '正常，数据正在跟上',
  stuck: '有数据未能同步',
  version: '版本',
  versions: (version: string, node: string) => `${version}（Node ${node}）`,
  since: '运行自',
  kept: '数据量',
  amount: (documents: number, bytes: number) => `${documents.toLocaleString('zh-CN')} 条，${sizeOf(bytes)}`,
  growth: '增长',
  grown: (days: number, bytes: number) => `近 ${days} 天${bytes < 0 ? '减少' : '增加'} ${sizeOf(Math.abs(bytes))}`,
  tooNew: '满一天后显示',
  following: '数据来源',
  waiting: '待处理',
  atLeast: (count: number) => `${count} 以上`,
  unknown: '来源没有回答',
  setAside: '未能同步',
  setAsideSince: (count: number, at: string) => `${count} 条，最早 ${at}`,
  backup: '备份',
  never: '在这里还没有备份过。请技术人员安排每天备份。',
  lastAt: (at: string) => `最近一次备份：${at}`,
  restoredOf: (at: string) => `数据恢复自 ${at} 的备份，此后还没有备份过`,
  late: (last: string, hours: number) => `${last}，已超过 ${hours} 小时。请技术人员检查备份任务。`,
  backupFolder: '存放位置',
  backupSize: '大小',
  sizeOf,
  unknownSize: '未记录',
  backupChecked: '核对',
  verified: '备份时已核对，完整',
  elsewhere: (server: string) => `数据保存在 ${server}，由数据库管理人员备份，这里看不到。`,
} as const

import type { PlanComparison } from './comparePlans.ts'

const verbs = { tightened: '收紧', weakened: '放宽', reworded: '改写', cannotTell: '改' } as const
const endings = {
  tightened: '，严于上级要求',
  weakened: '，低于上级要求',
  reworded: '，不影响约束',
  cannotTell: '，无法判断是否低于上级要求，请人工核对',
} as const

/** One comparison as a sentence: 「每月督导」督战频次由每月1次放宽为每季度1次，低于上级要求. */
export function comparisonSentence({ title, label, verdict, upper, lower, hold }: PlanComparison): string {
  if (verdict === 'added') return `新增${label}“${title}”`
  if (verdict === 'removed') return `删去${label}“${title}”${hold === 'open' ? '' : '，低于上级要求'}`
  const values = upper || lower ? `由${upper}${verbs[verdict]}为${lower}` : '已改动'
  return `“${title}”${label}${values}${endings[verdict]}`
}

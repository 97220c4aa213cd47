import type { Indicator } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'

/** An indicator's goal as officials write it: 不低于 60%, or whose limit it follows; null where none is set. */
export function goalText({ goal, unit }: Pick<Indicator, 'goal' | 'unit'>): string | null {
  if (!goal) return null
  const words = zh.planParts.indicators
  if (goal.value === undefined) return goal.reference ? words.noValue(goal.reference) : null
  const measured = goal.unit ?? unit ?? ''
  // a percentage sign belongs to its figure, a word stands apart
  const space = measured === '' || measured === '%' ? '' : ' '
  return `${words.comparators[goal.comparator]} ${goal.value.toLocaleString('zh-CN')}${space}${measured}`
}

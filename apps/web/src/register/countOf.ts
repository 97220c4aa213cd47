import { countWords, inWords, type Plan } from '@duzhan/plan'

/** How many targets of a plan, in the words of its kind: 52 家企业, 87 条河段; 个对象 where there are several kinds. */
export function countOf({ targetKinds }: Pick<Plan, 'targetKinds'>, count: number): string {
  const [only, ...others] = targetKinds
  return inWords(countWords(count, only && others.length === 0 ? only : null), 'zh')
}

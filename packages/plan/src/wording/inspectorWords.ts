import type { Level } from '@duzhan/regions'
import type { DrawnInspectors } from '../schema/owedDuty.ts'
import { counted } from './bodyWords.ts'
import { inWords, ofPlan, type Wording } from './words.ts'

/** To which place of their own nobody goes. */
const own: Readonly<Record<Exclude<Level, 'nation'>, Wording>> = {
  province: { zh: '本省', en: 'in their own province' },
  city: { zh: '本市', en: 'in their own prefecture' },
  county: { zh: '本县', en: 'in their own county' },
  township: { zh: '本乡镇', en: 'in their own township' },
  village: { zh: '本村', en: 'in their own village' },
}

/** How regions are paired. */
const pairWords = {
  byCode: { zh: '，各地按区划代码顺序交叉检查、逐期轮换', en: ', each region inspecting another by the order of codes, in turn' },
  byLot: { zh: '，各地抽签排序后交叉检查、逐期轮换', en: ', each region inspecting another in an order drawn by lot, in turn' },
} as const satisfies Record<string, Wording>

/**
 * How inspectors are drawn, as a part of a sentence: 每家随机抽取 2 名检查人员（从 8 个岗位中抽），回避本乡镇. The measure word is
 * that of the kind of target, where there is only one.
 */
export function inspectorWords(
  { count, among, avoid, pairs }: DrawnInspectors,
  kind: { title: string; measureWord?: string } | null,
): Wording {
  const each = kind ? inWords(ofPlan(kind.title), 'en') : 'target'
  const avoided = avoid === undefined ? null : own[avoid]
  const paired = pairs === undefined ? { zh: '', en: '' } : pairWords[pairs]
  return {
    zh: `每${kind?.measureWord ?? '个对象'}随机抽取 ${count} 名检查人员（从 ${among.length} 个岗位中抽取）${avoided ? `，回避${avoided.zh}` : ''}${paired.zh}`,
    en: `${counted(count, 'inspector')} drawn for each ${each} out of ${counted(among.length, 'post')}${avoided ? `, nobody ${avoided.en}` : ''}${paired.en}`,
  }
}

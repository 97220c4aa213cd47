import { dateWords } from './valueWords.ts'
import { inWords, ofPlan, type Wording, type Words } from './words.ts'

const example: Wording = { zh: '示例，以确定名单时抽取为准', en: 'an example: drawn for good at the freeze' }

/** What the reasons of a designation are said with, besides the rule itself. */
export const reasonWords = {
  rest: { zh: '未列入其他名单', en: 'on no other list' },
  named: { zh: '方案点名列入', en: 'named in the plan' },
  everyone: { zh: '此类对象全部列入', en: 'all of this kind stand on the list' },
  among: { zh: '此类对象全部参加抽取', en: 'all of this kind take part in the draw' },
  /** `on` is null of a draw that only shows how one may come out; `wanted` may be more than there are. */
  drawn: ({ of, wanted, on }: { of: number; wanted: number; on: string | null }): Wording => {
    const day = on === null ? example : { zh: `${dateWords(on).zh}抽定`, en: dateWords(on).en }
    if (wanted > of)
      return {
        zh: `应随机抽取 ${wanted} 个，对象只有 ${of} 个，全部列入（${day.zh}）`,
        en: `${wanted} were to be drawn and there are ${of}, so that all stand on the list (${day.en})`,
      }
    return {
      zh: `随机抽取：从 ${of} 个对象中抽取 ${wanted} 个（${day.zh}）`,
      en: `drawn by lot, ${wanted} out of ${of} (${day.en})`,
    }
  },
  /** What a draw made later says of a target that an earlier one had put on its list. */
  notDrawn: (on: string): Wording => ({
    zh: `${dateWords(on).zh}重新抽取，未抽中`,
    en: `not drawn in the new draw of ${dateWords(on).en}`,
  }),
  /** The next ones where rules give too few. */
  ranked: ({ count, by, first, figure }: { count: number; by: Words; first: 'highest' | 'lowest'; figure: Words }): Wording => ({
    zh: `符合条件的不足 ${count} 个，按“${inWords(by, 'zh')}”由${first === 'highest' ? '高到低' : '低到高'}递补（实为 ${inWords(figure, 'zh')}）`,
    en: `fewer than ${count} meet the rules: next by the ${first} ${inWords(by, 'en')} (in fact ${inWords(figure, 'en')})`,
  }),
  /** A figure with its unit. */
  figure: (value: string, unit: string): Wording => ({
    zh: `${value}${unit.startsWith('%') ? '' : ' '}${unit}`.trim(),
    en: `${value} ${inWords(ofPlan(unit), 'en')}`.trim(),
  }),
  /** The figures that the target has, after the rule that it meets. */
  actual: (figures: Words): Wording => ({
    zh: `（实为 ${inWords(figures, 'zh')}）`,
    en: ` (in fact ${inWords(figures, 'en')})`,
  }),
  /** That a target is in the register no longer, as somebody said when taking it out. */
  retired: (on: string, reason: string): Wording => ({
    zh: `${on} 已从登记册注销：${reason}`,
    en: `taken out of the register on ${on}: ${reason}`,
  }),
} as const

import { inWords, ofPlan, type Wording, type Words } from './words.ts'

/** What the reasons of a designation are said with, besides the rule itself. */
export const reasonWords = {
  rest: { zh: '未列入其他名单', en: 'on no other list' },
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
} as const

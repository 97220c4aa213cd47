import type { Wording } from './words.ts'

/** What the level above sees of what is done under a plan. */
export const seenSentences = {
  'seen.items': {
    zh: '清单“{title}”：{count} 题与上级问得一样，答案计入上级的数字[；{own} 题只在本级统计]',
    en: 'checklist "{title}": {count} items are asked as the superior asks them, and count in its figures[; {own} count here only]',
  },
  'seen.apart': {
    zh: '清单“{title}”只在本级使用，不计入上级的数字',
    en: 'checklist "{title}" is used here only, and counts in no figure of the superior',
  },
  'seen.goal': { zh: '指标“{title}”对照目标 {goal}', en: 'indicator "{title}" is held against its goal, {goal}' },
  'seen.figures': { zh: '没有目标值的指标 {count} 项，只列数字', en: '{count} indicators have no goal, and show figures only' },
} as const satisfies Record<string, Wording>

import type { Wording } from './words.ts'

/** What makes a plan unfit to run, and a template unfit to be filled in; their shape and their checklists apart. */
export const faultSentences = {
  'plan.too-large': { zh: '方案过大，超过 {most} 项', en: 'the plan is too large: it has more than {most} parts' },
  'plan.too-deep': { zh: '方案嵌套过深，超过 {most} 层', en: 'the plan is nested too deep: more than {most} levels' },
  'key.repeated': {
    zh: '键“{key}”重复，同一列表中每个键只能用一次',
    en: 'the key "{key}" stands twice: each key may be used once in a list',
  },
  'reference.unknown': { zh: '{part}中没有“{key}”', en: 'there is no {part} "{key}"' },
  'condition.unsupported': { zh: '条件不在允许的写法之内', en: 'the condition is not written in a way that is supported' },
  'condition.field-unknown': {
    zh: '条件用到了没有登记的字段“{name}”',
    en: 'the condition asks about "{name}", a field that nobody keeps',
  },
  'period.backwards': { zh: '结束日期早于开始日期', en: 'the end is before the start' },
  'phase.backwards': { zh: '阶段“{title}”的结束日期早于开始日期', en: 'the phase "{title}" ends before it starts' },
  'cycle.no-weekday': {
    zh: '每周的截止日只能是星期一至星期日（1至7）',
    en: 'a week can only end on a day from Monday to Sunday (1 to 7)',
  },
  'list.without-rule': { zh: '督战名单“{title}”没有任何条件', en: 'the target list "{title}" has no rule at all' },
  'list.order-circular': {
    zh: '督战名单互相排除，无法确定先后',
    en: 'target lists exclude each other, so that none can come first',
  },
  'blank.repeated': { zh: '空白“{key}”重复', en: 'the blank "{key}" is asked for twice' },
  'blank.not-asked': {
    zh: '方案中有空白“{key}”，却没有列出要填的内容',
    en: 'the plan has a blank "{key}" that nobody is asked to fill in',
  },
} as const satisfies Record<string, Wording>

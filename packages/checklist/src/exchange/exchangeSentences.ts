/** What of a file could not be carried into a checklist; `{detail}` is what stands there. The rules' names are permanent. */
export const exchangeSentences = {
  'kind.unknown': {
    zh: '没有题型“{detail}”，已按题目的措辞另定题型，请核对',
    en: 'there is no kind "{detail}": the kind was taken from the wording, check it',
  },
  'type.left-out': {
    zh: '督战清单没有“{detail}”这种题目，没有带入',
    en: 'a checklist has no question of the type "{detail}": it was left out',
  },
  'choices.missing': { zh: '找不到选项表“{detail}”，没有带入', en: 'the list of choices "{detail}" is missing: it was left out' },
  'condition.unread': {
    zh: '显示条件“{detail}”读不懂，现在一直显示，请在更多设置里补上',
    en: 'the condition "{detail}" was not understood: it is always shown now',
  },
  'constraint.unread': {
    zh: '限制“{detail}”读不懂，没有带入',
    en: 'the constraint "{detail}" was not understood: it was left out',
  },
  'calculation.unread': {
    zh: '算式“{detail}”读不懂，请在设置里选怎样计算、由哪些数字算出',
    en: 'the calculation "{detail}" was not understood: choose its numbers',
  },
  'group.flattened': {
    zh: '分节里的“{detail}”是题组，督战清单没有这一层，题目已放到这一节里',
    en: 'the group "{detail}" stands within a section: its questions were put into the section',
  },
  'group.closed': { zh: '这一行的开始和结束对不上，已忽略', en: 'this line closes or leaves open a group: it was passed over' },
  'clause.alone': { zh: '小问“{detail}”上面没有题目，没有带入', en: 'the clause "{detail}" has no item above: it was left out' },
  'cell.unread': { zh: '“{detail}”读不懂，没有带入', en: '"{detail}" was not understood: it was left out' },
} as const satisfies Record<string, { zh: string; en: string }>

export type ExchangeRule = keyof typeof exchangeSentences

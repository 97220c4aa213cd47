/**
 * Why a checklist that is safe to run still cannot be filled as its author thinks, in both languages. The rules' names
 * are permanent.
 */
export const fitSentences = {
  'section.kind': {
    zh: '清单最外层的每一项应是一个分节：一个对象，x-item 的 kind 写 section',
    en: 'each entry at the root should be a section: an object whose x-item says the kind section',
  },
  'item.kind-missing': {
    zh: '检查项应是一个对象，并在 x-item 的 kind 中写明类型：{known}',
    en: 'an item should be an object whose x-item says its kind: {known}',
  },
  'item.kind-unknown': {
    zh: '本版本还不能填写此类检查项“{detail}”，请改用：{known}',
    en: 'items of the kind "{detail}" cannot be filled in by this release: use {known}',
  },
  'item.clause-missing': {
    zh: '{kind}类检查项至少要有一个小问（x-item 的 kind 写 clause）',
    en: 'an item of the kind {kind} needs at least one clause (an x-item of the kind clause)',
  },
  'item.field-missing': {
    zh: '{kind}类检查项缺少“{detail}”',
    en: 'an item of the kind {kind} needs the field "{detail}"',
  },
  'item.field-undrawn': {
    zh: '{kind}类检查项的页面上没有“{detail}”，填报人填不了，请删去',
    en: 'the page of an item of the kind {kind} has no field "{detail}", so nobody could fill it in: leave it out',
  },
  'item.field-form': {
    zh: '“{detail}”的写法与{kind}类检查项的页面不符，填报人填不了',
    en: 'the field "{detail}" is not written as the page of an item of the kind {kind} can draw it',
  },
  'item.never-answered': {
    zh: '{kind}类检查项没有人填写，不能写进分节的 required',
    en: 'nobody answers an item of the kind {kind}: take it out of the required of its section',
  },
  'item.option-unknown': {
    zh: '{kind}没有选项“{detail}”，写了不起作用，请删去',
    en: 'the kind {kind} has no option "{detail}": it would have no effect, leave it out',
  },
  'item.option-value': {
    zh: '{kind}的选项“{detail}”与答案的写法不符，不起作用',
    en: 'the option "{detail}" of the kind {kind} does not fit how the answer is written: it would have no effect',
  },
  'item.column-missing': {
    zh: '{kind}类检查项至少要有一栏，每一栏在 x-item 的 kind 中写明类型：{known}',
    en: 'an item of the kind {kind} needs at least one column, each with an x-item that says its kind: {known}',
  },
  'item.column-kind': {
    zh: '“{detail}”一栏应在 x-item 的 kind 中写明类型：{known}',
    en: 'the column "{detail}" should say its kind in x-item: {known}',
  },
  'computed.of': {
    zh: '{kind}引用的“{detail}”不是本清单的数字、评分或表格的数字栏',
    en: 'the place "{detail}" of an item of the kind {kind} is no number, score or number column of this checklist',
  },
  'computed.units': {
    zh: '{kind}引用的数字单位不同（{detail}），不能相加减',
    en: 'the numbers of an item of the kind {kind} have different units ({detail}) and cannot be added up',
  },
  'shown.place': {
    zh: '显示条件（x-shown-if）只能写在分节或检查项上',
    en: 'a condition to be shown (x-shown-if) can only stand on a section or an item',
  },
  'shown.later': {
    zh: '{keyword} 提到的 {detail} 排在后面，填到这里时还没有回答，请调整顺序',
    en: '{keyword} speaks of "{detail}", which stands further down and is not answered yet: change the order',
  },
  'score.place': {
    zh: '等级分数线（x-score）只能写在清单最外层',
    en: 'the thresholds of grades (x-score) can only stand at the root of a checklist',
  },
  'score.section': {
    zh: '有评分的清单里，分节不能以 score 为键：总分用这个名字统计',
    en: 'no section of a checklist that gives points can have the key score: the total is counted under that name',
  },
  'score.unused': {
    zh: '清单里没有评分（score）类检查项，等级分数线（x-score）不起作用',
    en: 'no item of this checklist gives points (score): its thresholds (x-score) would have no effect',
  },
  'part.place': {
    zh: '由谁填写（assessedBy）只能写在分节或检查项上',
    en: 'who fills in (assessedBy) can only be said of a section or an item',
  },
  'part.unanswerable': {
    zh: '由督战队“{detail}”填写的部分没有可填的检查项，请删去 assessedBy 或补上检查项',
    en: 'the part of the team "{detail}" has nothing to be filled in: take assessedBy away, or add an item',
  },
  'part.main-unanswerable': {
    zh: '没有写 assessedBy 的部分没有可填的检查项，请给其余各项也写上由谁填写',
    en: 'the part without assessedBy has nothing to be filled in: say of what is left, too, who fills it in',
  },
  'part.rule': {
    zh: '{keyword} 会同时判断几支督战队填写的内容，而各队填报时间不同，请写到检查项上',
    en: '{keyword} judges what several teams fill in, and they do so at different times: write it on an item',
  },
  'part.shown': {
    zh: '显示条件（x-shown-if）提到的“{detail}”由另一支督战队填写，填到这里时可能还没有回答',
    en: 'a condition to be shown (x-shown-if) speaks of "{detail}", which another team fills in and may not have answered yet',
  },
  'part.computed': {
    zh: '“{detail}”由另一支督战队填写，填到这里时可能还没有，不能用来计算',
    en: '"{detail}" is filled in by another team and may not be there yet: nothing can be computed of it here',
  },
  'finding.place': {
    zh: '问题规则（x-finding）在判断类检查项只能写在小问上，在其他类只能写在检查项、答案或表格的行上',
    en: 'a finding rule (x-finding) can only stand on a clause of a judgement, and in other kinds on the item, its answer or the rows of a table',
  },
  'condition.required-unknown': {
    zh: '{keyword} 要求的 {detail} 没有定义，请写进同一检查项的 properties',
    en: '{keyword} requires "{detail}", which is not defined: define it among the properties of the same object',
  },
  'condition.property-unknown': {
    zh: '{keyword} 提到的 {detail} 没有定义，请写进同一检查项的 properties',
    en: '{keyword} speaks of "{detail}", which is not defined: define it among the properties of the same object',
  },
  'value.impossible': {
    zh: '“{detail}”不在“{field}”的取值之内，这个条件永远不会成立',
    en: '"{detail}" is not among the values of "{field}": the condition could never hold',
  },
  'bound.impossible': {
    zh: '“{field}”的取值不会到 {detail}（{keyword}），这个条件永远不会成立',
    en: 'the values of "{field}" do not reach {detail} ({keyword}): the condition could never hold',
  },
  'keyword.misplaced': {
    zh: '“{field}”的类型用不上 {detail}，这个条件不起作用',
    en: '{detail} does not apply to the type of "{field}": the condition has no effect',
  },
} as const satisfies Record<string, { zh: string; en: string }>

export type FitRule = keyof typeof fitSentences

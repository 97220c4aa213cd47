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
  'finding.place': {
    zh: '问题规则（x-finding）只能写在检查项的小问上，写在这里不会产生问题',
    en: 'a finding rule (x-finding) can only stand on a clause of an item: here it would never open a finding',
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

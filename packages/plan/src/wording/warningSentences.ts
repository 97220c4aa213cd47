import type { Wording } from './words.ts'

/** What a reader of a plan or of a register should know and may well leave as it is. */
export const warningSentences = {
  'phase.overlap': { zh: '阶段“{before}”与“{after}”同在 {days}', en: 'the phases "{before}" and "{after}" share {days}' },
  'phase.gap': {
    zh: '阶段“{before}”与“{after}”之间空出 {days}',
    en: 'between the phases "{before}" and "{after}" nothing runs on {days}',
  },
  'phase.outside-period': { zh: '阶段“{title}”超出方案期限', en: 'the phase "{title}" lies outside the period of the plan' },
  'milestone.after-period': { zh: '节点“{title}”晚于方案期限', en: 'the milestone "{title}" is due after the plan has ended' },
  'plan.begun-before-issue': {
    zh: '方案自 {begun}起算，早于印发日期 {issued}',
    en: 'the plan begins on {begun}, before it was issued on {issued}',
  },
  'list.without-team': { zh: '督战名单“{title}”没有督战队负责', en: 'no team serves the target list "{title}"' },
  'list.without-visits': { zh: '督战名单“{title}”没有督导频次', en: 'nobody is to visit the target list "{title}"' },
  'ui.without-effect': {
    zh: '督战清单“{title}”的界面设置（uiSchema）目前不起作用，页面按检查项类型显示',
    en: 'the user interface settings (uiSchema) of the checklist "{title}" have no effect: pages follow the kinds of the items',
  },
  'list.printed-differs': {
    zh: '督战名单“{list}”{figure}印为 {printed}，按条件得出 {found}',
    en: 'target list "{list}": {figure} is printed as {printed}, and the rules give {found}',
  },
} as const satisfies Record<string, Wording>

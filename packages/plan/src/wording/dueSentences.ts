import type { Wording } from './words.ts'

/** Why something that was owed is owed no longer. */
export const dueSentences = {
  'due.excused': { zh: '免办：{reason}', en: 'excused: {reason}' },
  'due.event-taken-back': { zh: '事件报告已撤回：{reason}', en: 'the event was taken back: {reason}' },
  'due.duty-removed': {
    zh: '方案第 {revision} 版不再要求这一事项',
    en: 'revision {revision} of the plan no longer asks for this',
  },
  'due.subject-left': {
    zh: '按方案第 {revision} 版，“{title}”不再是这一事项的对象',
    en: 'under revision {revision} of the plan this is no longer owed about "{title}"',
  },
  'due.body-changed': {
    zh: '按方案第 {revision} 版，改由{body}办理',
    en: 'under revision {revision} of the plan this is owed by {body}',
  },
  'due.window-changed': {
    zh: '方案第 {revision} 版改变了这一事项的时间或次数',
    en: 'revision {revision} of the plan changed when or how often this is owed',
  },
} as const satisfies Record<string, Wording>

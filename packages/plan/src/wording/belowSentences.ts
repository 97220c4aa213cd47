import type { Wording } from './words.ts'

/** What a plan that extends this one may make of it, part by part. */
export const belowSentences = {
  'below.fixed': {
    zh: '{part}{names}固定：下级照办，不得改动、删去，也不得在里面增加',
    en: '{part} {names}: fixed, a lower plan may neither change nor leave it out, nor add to it',
  },
  'below.floor': {
    zh: '{part}{names}是底线：不得删去，只能收紧[（{ways}）][；{judged}改动的，由上级判断]',
    en: '{part} {names}: a floor, it may not be left out and only be tightened[ ({ways})][; whether a change of {judged} is one, the superior judges]',
  },
  'below.open': {
    zh: '下级可以调整，也可以不采用：{parts}',
    en: 'a lower plan may change or leave out: {parts}',
  },
  'below.period': {
    zh: '下级方案的截止日期不得早于{end}',
    en: 'a lower plan may not end before {end}',
  },
  'below.adds': {
    zh: '各部分下级都可以增加自己的内容',
    en: 'a lower plan may add to every part',
  },
} as const satisfies Record<string, Wording>

/** Which way a lower plan may go with what it is held to. */
export const ways = {
  earlier: { zh: '提前', en: 'earlier' },
  tighter: { zh: '更早、更勤', en: 'earlier or more often' },
  oftener: { zh: '更勤', en: 'more often' },
  higher: { zh: '提高', en: 'higher' },
  more: { zh: '增加', en: 'more' },
  fewer: { zh: '减少', en: 'fewer' },
  shorter: { zh: '缩短', en: 'shorter' },
  longer: { zh: '延长', en: 'longer' },
  wider: { zh: '覆盖更多对象', en: 'wider' },
  sooner: { zh: '提前', en: 'sooner' },
  stricter: { zh: '从严', en: 'stricter' },
  demanded: { zh: '由不要求改为要求', en: 'demanded' },
  gone: { zh: '取消', en: 'none' },
} as const satisfies Record<string, Wording>

import type { Wording } from './words.ts'

/** The figures that a document prints for a list, each by the name under which a person would ask for it. */
export const figures = {
  targets: { zh: '督战对象数', en: 'the number of targets' },
  repeated: { zh: '重复数', en: 'the number of targets that meet several rules' },
  byRule: (rule: string): Wording => ({ zh: `“${rule}”的对象数`, en: `the number of targets under "${rule}"` }),
  byRegion: (region: string): Wording => ({ zh: ` ${region} 的对象数`, en: `the number of targets in ${region}` }),
  sum: (field: string): Wording => ({ zh: `“${field}”合计`, en: `the sum of "${field}"` }),
} as const

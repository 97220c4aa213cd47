import { parts } from './labels.ts'

import type { Wording } from './words.ts'

/** What the words of the schema are called where people read them, by what they are said of. */
export const terms = {
  level: {
    nation: { zh: '国家级', en: 'nation' },
    province: { zh: '省级', en: 'province' },
    city: { zh: '市级', en: 'city' },
    county: { zh: '县级', en: 'county' },
    township: { zh: '乡镇', en: 'township' },
    village: { zh: '村', en: 'village' },
    household: { zh: '户', en: 'household' },
    site: { zh: '安置点', en: 'resettlement site' },
  },
  mode: {
    fixed: { zh: '定点', en: 'stationed' },
    roving: { zh: '巡回', en: 'roving' },
    keyPoint: { zh: '重点', en: 'key points' },
    covert: { zh: '暗访', en: 'covert' },
    joint: { zh: '联合', en: 'joint' },
    cross: { zh: '交叉', en: 'cross-region' },
    selfCheck: { zh: '自查', en: 'self-check' },
    verification: { zh: '核验', en: 'verification' },
    lookBack: { zh: '回头看', en: 'look-back' },
  },
  owed: {
    visit: { zh: '督导', en: 'visit' },
    report: { zh: '报告', en: 'report' },
    handIn: { zh: '报送材料', en: 'papers to hand in' },
    filing: { zh: '备案', en: 'filing' },
    meeting: { zh: '会商', en: 'meeting' },
    milestone: { zh: '节点要求', en: 'milestone' },
    task: { zh: '任务进展', en: 'progress of a task' },
    confirmation: { zh: '确认', en: 'confirmation' },
  },
  medium: { electronic: { zh: '电子版', en: 'electronic' }, paper: { zh: '纸质版', en: 'on paper' } },
  asked: {
    text: { zh: '文字', en: 'a text' },
    file: { zh: '文件', en: 'files' },
    figures: { zh: '数字', en: 'figures' },
  },
  filing: {
    plan: { zh: '实施方案', en: 'the plan' },
    contacts: { zh: '联络人', en: 'contacts' },
    other: { zh: '其他材料', en: 'other papers' },
  },
  span: {
    day: { zh: '每日', en: 'daily' },
    workingDay: { zh: '每个工作日', en: 'every working day' },
    tenDays: { zh: '每旬', en: 'every ten days' },
    halfMonth: { zh: '每半月', en: 'half-monthly' },
    week: { zh: '每周', en: 'weekly' },
    twoWeeks: { zh: '每两周', en: 'fortnightly' },
    month: { zh: '每月', en: 'monthly' },
    twoMonths: { zh: '每两个月', en: 'every two months' },
    quarter: { zh: '每季度', en: 'quarterly' },
    'half-year': { zh: '每半年', en: 'half-yearly' },
    year: { zh: '每年', en: 'yearly' },
  },
  action: {
    rate: { zh: '评定等次', en: 'rating' },
    rectify: { zh: '限期整改', en: 'rectification' },
    praise: { zh: '表扬', en: 'praise' },
    circular: { zh: '通报', en: 'circular' },
    yellowCard: { zh: '黄牌警告', en: 'yellow card' },
    interview: { zh: '约谈', en: 'interview' },
    accountability: { zh: '问责', en: 'accountability' },
  },
  role: {
    plan: { zh: '制定方案', en: 'makes the plan' },
    lead: { zh: '牵头督战', en: 'leads' },
    covert: { zh: '暗访', en: 'covert visits' },
  },
  severity: { general: { zh: '一般问题', en: 'general finding' }, serious: { zh: '突出问题', en: 'serious finding' } },
  better: { higher: { zh: '越高越好', en: 'higher is better' }, lower: { zh: '越低越好', en: 'lower is better' } },
  told: {
    open: { zh: '公开', en: 'everybody' },
    fromSeat: { zh: '只告知制定方案的一级和上级', en: 'its own seat and above' },
  },
  comparator: {
    '=': { zh: '达到', en: 'equal to' },
    '>=': { zh: '不低于', en: 'at least' },
    '>': { zh: '高于', en: 'more than' },
    '<=': { zh: '不超过', en: 'at most' },
    '<': { zh: '低于', en: 'less than' },
  },
  per: { target: { zh: '每个对象', en: 'for each target' } },
  hold: {
    fixed: { zh: '固定', en: 'fixed' },
    floor: { zh: '底线', en: 'a floor' },
    open: { zh: '自行确定', en: 'open' },
  },
} as const satisfies Record<string, Readonly<Record<string, Wording>>>

/** What a kind of duty is called: 督导, 报告, 备案. */
export const owedWords = (what: keyof typeof terms.owed): Wording => terms.owed[what]

/** What the parts of a plan and the words of its schema are called: the page and the sentences of the check say the same. */
export const planWords = { parts, terms } as const

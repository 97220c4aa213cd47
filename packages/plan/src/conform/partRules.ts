import { isObject } from '../inherit/json.ts'
import { attributesRule } from './attributesRule.ts'
import { ladderCondition } from './conditionRule.ts'
import type { FieldRule } from './fieldRule.ts'
import { frequencyRule } from './frequencyRule.ts'
import { goalRule } from './goalRule.ts'
import { listCoverage } from './listRule.ts'
import { alike, containing, demanded, earlier, more, superset, words } from './orderRules.ts'

/** A part of the plan: where its elements stand, what they are called, and how what they say is compared. */
export type PartRules = { title: string; rules: readonly FieldRule[]; nested?: Readonly<Record<string, PartRules>> }

const dayOf = (value: unknown): number => {
  const [day, rule] = Array.isArray(value) ? value : []
  return (day === 'last' ? 31 : typeof day === 'number' ? day : Infinity) - (rule === 'before' ? 0.5 : 0)
}

const reportDay: FieldRule = {
  fields: ['dueDay', 'dueRule'],
  label: '报送时限',
  read: ({ element }) => [element['dueDay'], element['dueRule']],
  text: (value) => {
    const [day, rule] = Array.isArray(value) ? value : []
    if (day === undefined) return '未规定'
    return `${day === 'last' ? '月底' : `${day}日`}${rule === 'before' ? '前' : ''}`
  },
  judge: (upper, lower) => {
    if (dayOf(upper) === dayOf(lower)) return 'same'
    return dayOf(lower) < dayOf(upper) ? 'tightened' : 'weakened'
  },
}

const areaUnits: FieldRule = {
  fields: ['units'],
  label: '责任单位',
  read: ({ element }) =>
    Object.entries(isObject(element['units']) ? element['units'] : {}).flatMap(([role, units]) =>
      (Array.isArray(units) ? units : []).map((unit) => `${role}:${unit}`),
    ),
  text: (value, { plan }) =>
    (Array.isArray(value) ? value : [])
      .map((unit) => plan.units.find((known) => known.key === String(unit).split(':')[1])?.title ?? String(unit))
      .join('、') || '无',
  judge: superset,
}

/** Serving only some lists is less than serving all, which is what naming none means. */
const checklistLists: FieldRule = {
  ...containing('targetLists', '适用名单'),
  judge: (upper, lower) => {
    if (lower === undefined) return upper === undefined ? 'same' : 'tightened'
    return upper === undefined ? 'weakened' : superset(upper, lower)
  },
}

const groupRegions: FieldRule = {
  fields: ['group'],
  label: '所含地区',
  read: ({ element }) => (isObject(element['group']) ? element['group']['regions'] : undefined),
  text: (value) => (Array.isArray(value) ? value.join('、') : '无'),
  judge: superset,
}

/** Fewer pardons are stricter: what resets a card or lets it expire favours the unit. */
const pardons: FieldRule = {
  ...containing('resets', '清零'),
  judge: (upper, lower) => superset(lower, upper),
}

const expiry: FieldRule = {
  ...more('expiresAfterDays', '有效天数'),
  judge: (upper, lower) => {
    if (upper === lower) return 'same'
    if (upper === undefined || lower === undefined) return lower === undefined ? 'tightened' : 'weakened'
    return Number(lower) > Number(upper) ? 'tightened' : 'weakened'
  },
}

const exclusions: FieldRule = {
  ...containing('excludes', '不与之重复的名单'),
  judge: (upper, lower) => {
    const fewer = superset(lower, upper)
    return fewer === 'weakened' ? 'cannotTell' : fewer
  },
}

const keyPoints: PartRules = { title: '督战要点', rules: words('title', 'variants') }

/** The parts of a plan by the path of their lists; a field that no rule names is for a person to judge. */
export const partRules: Readonly<Record<string, PartRules>> = {
  goals: { title: '总体目标', rules: [...words('title'), alike('baselines', '基数')] },
  phases: { title: '阶段', rules: [earlier('start', '开始日期'), earlier('end', '完成日期'), ...words('title', 'goal')] },
  milestones: { title: '节点', rules: [earlier('due', '期限'), containing('lines', '要求'), ...words('title', 'phase')] },
  focusAreas: {
    title: '督战内容',
    rules: [areaUnits, ...words('title', 'text', 'theme')],
    nested: { keyPoints },
  },
  targetKinds: {
    title: '督战对象类别',
    rules: [attributesRule, alike('level', '级别'), ...words('title')],
    nested: {
      derived: {
        title: '比率',
        rules: ['numerator', 'denominator', 'unit'].map((name) => alike(name, '算法')).concat(words('title')),
      },
    },
  },
  targetLists: {
    title: '督战名单',
    rules: [
      listCoverage,
      containing('targetKinds', '对象类别'),
      exclusions,
      alike('level', '级别'),
      alike('asOf', '统计日期'),
      ...words('title', 'tags', 'printed'),
    ],
  },
  checklists: { title: '督战清单', rules: [checklistLists, alike('targetKind', '对象类别'), ...words('title', 'uiSchema')] },
  indicators: {
    title: '指标',
    rules: [
      goalRule,
      ...['code', 'better', 'of', 'measure', 'unit', 'qualifies'].map((name) => alike(name, '口径')),
      ...words('title', 'theme', 'focusArea', 'tags'),
    ],
  },
  cycles: { title: '周期', rules: [alike('every', '周期'), alike('endsOn', '截止日'), ...words('title')] },
  'duties.visits': {
    title: '督导',
    rules: [
      frequencyRule('督战频次', 'cycle', 'times'),
      containing('targetLists', '督导名单'),
      containing('modes', '督战方式'),
      demanded('unannounced', '四不两直'),
      alike('checklist', '督战清单'),
      ...words('title', 'unit'),
    ],
  },
  'duties.reports': {
    title: '报告',
    rules: [
      frequencyRule('报送频次', 'cycle'),
      reportDay,
      containing('media', '报送形式'),
      alike('from', '报送级别'),
      alike('to', '接收级别'),
      ...words('title', 'toUnit'),
    ],
  },
  'duties.filings': {
    title: '备案',
    rules: [
      earlier('due', '备案期限'),
      alike('what', '备案事项'),
      alike('from', '报送级别'),
      alike('to', '接收级别'),
      ...words('title', 'toUnit'),
    ],
  },
  'duties.meetings': { title: '会商', rules: [frequencyRule('会商频次', 'cycle'), alike('level', '级别'), ...words('title')] },
  ladder: {
    title: '处置阶梯',
    rules: [ladderCondition, containing('actions', '处置措施'), expiry, pardons, ...words('title', 'decidedBy')],
  },
  'assignments.sponsors': { title: '包联领导', rules: [containing('targets', '包联对象'), ...words('post')] },
  'assignments.teams': {
    title: '督战队',
    rules: [
      containing('targetLists', '负责名单'),
      containing('memberPosts', '成员单位'),
      containing('leadPosts', '领队'),
      alike('level', '级别'),
      ...words('title'),
    ],
  },
  'assignments.owners': { title: '牵头分工', rules: words('targetList', 'unit', 'role') },
  resources: {
    title: '资金',
    rules: [
      more('amount', '标准'),
      containing('targetLists', '适用名单'),
      alike('unit', '单位'),
      alike('per', '计算方式'),
      ...words('title', 'targets', 'fund', 'exclusive'),
    ],
  },
  units: { title: '单位', rules: [groupRegions, alike('region', '地区'), ...words('title', 'contact')] },
  notes: { title: '说明', rules: words('about', 'text') },
}

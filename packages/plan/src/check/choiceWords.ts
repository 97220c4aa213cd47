import { festivalWords, rhythmWords } from '../when/whenWords.ts'
import { roleWords } from '../wording/bodyWords.ts'
import { terms } from '../wording/termWords.ts'
import type { Wording } from '../wording/words.ts'

type ChoiceWords = Readonly<Record<string, Wording>>

const lastDay: ChoiceWords = {
  last: { zh: '最后一天', en: 'the last day' },
  lastWorkingDay: { zh: '最后一个工作日', en: 'the last working day' },
}

const limitUnits: ChoiceWords = {
  hour: { zh: '小时', en: 'hours' },
  day: { zh: '天', en: 'days' },
  workingDay: { zh: '个工作日', en: 'working days' },
  month: { zh: '个月', en: 'months' },
}

/** What the values of a field are called, by its path in the schema, or by its name where it means the same everywhere. */
const words: Readonly<Record<string, ChoiceWords>> = {
  level: terms.level,
  avoid: terms.level,
  from: terms.level,
  modes: terms.mode,
  media: terms.medium,
  asks: terms.asked,
  paper: terms.filing,
  actions: terms.action,
  role: terms.role,
  better: terms.better,
  told: terms.told,
  per: terms.per,
  pairs: { byCode: { zh: '按区划代码顺序', en: 'by code' }, byLot: { zh: '抽签', en: 'by lot' } },
  festival: festivalWords,
  every: rhythmWords,
  endsOn: lastDay,
  dueDay: lastDay,
  'duties.owed.what': terms.owed,
  'duties.filings.what': terms.filing,
  'duties.reports.to': terms.level,
  'duties.filings.to': terms.level,
  hold: {
    fixed: { zh: '固定，下级不得改动', en: 'fixed' },
    floor: { zh: '底线，下级只能收紧', en: 'floor' },
    open: { zh: '下级自行确定', en: 'open' },
  },
  dueRule: { on: { zh: '当日', en: 'on the day' }, before: { zh: '之前', en: 'before it' } },
  first: { highest: { zh: '数值高的', en: 'the highest' }, lowest: { zh: '数值低的', en: 'the lowest' } },
  comparator: terms.comparator,
  roles: roleWords,
  severity: terms.severity,
  'duties.owed.when.unit': limitUnits,
  'findings.limits.unit': limitUnits,
  'findings.extensions.unit': limitUnits,
  'findings.extensions.by': terms.level,
  'duties.owed.figures.kind': { integer: { zh: '整数', en: 'whole number' }, number: { zh: '可带小数', en: 'number' } },
  type: {
    integer: { zh: '整数', en: 'whole number' },
    number: { zh: '数（可带小数）', en: 'number' },
    string: { zh: '文字', en: 'text' },
    boolean: { zh: '是或否', en: 'yes or no' },
  },
  'duties.owed.when.kind': {
    cycle: { zh: '按周期', en: 'by a cycle' },
    windows: { zh: '在若干时段内各一次', en: 'once in each window' },
    date: { zh: '某一天', en: 'by one date' },
    event: { zh: '事件发生后限时', en: 'within a limit of an event' },
    closeOut: { zh: '问题销号后回头看', en: 'after findings were closed out' },
    release: { zh: '对象摘牌后回头看', en: 'after targets were released' },
  },
  'indicators.measure.kind': {
    share: { zh: '占比', en: 'share' },
    sum: { zh: '合计', en: 'sum' },
    mean: { zh: '平均', en: 'mean' },
    min: { zh: '最小', en: 'least' },
    max: { zh: '最大', en: 'greatest' },
    distribution: { zh: '各答案分布', en: 'distribution' },
    ratio: { zh: '两数之比', en: 'ratio' },
  },
  'duties.owed.about.kind': {
    lists: { zh: '名单上的对象', en: 'targets of lists' },
    targets: { zh: '一类对象的全部', en: 'every target of a kind' },
    regions: { zh: '各级地区', en: 'regions of a level' },
    focusAreas: { zh: '督战内容', en: 'focus areas' },
  },
}

const bodyKinds: ChoiceWords = {
  unit: { zh: '方案中的单位', en: 'a unit of the plan' },
  level: { zh: '某一级政府', en: 'the body of a level' },
  team: { zh: '督战队', en: 'a team' },
  sponsor: { zh: '包联领导', en: 'the sponsor' },
  target: { zh: '对象自身', en: 'the target itself' },
  jurisdiction: { zh: '制定方案的地区', en: 'the jurisdiction' },
  body: { zh: '名录中的单位', en: 'a body of the directory' },
  answering: { zh: '督战内容的责任单位', en: 'who answers for a focus area' },
}

const stretchKinds: ChoiceWords = {
  phase: { zh: '阶段', en: 'a phase' },
  dates: { zh: '起止日期', en: 'dates' },
  yearly: { zh: '每年的一段时间', en: 'days of every year' },
  festival: { zh: '节日前后', en: 'about a festival' },
}

const bodies = new Set([
  ...['duties.visits.who', 'duties.owed.who', 'duties.owed.with', 'duties.owed.to', 'findings.extensions.decider'],
])

/** What a value that a field may take is called; undefined where nobody has said. */
export function choiceWords(path: string, value: string): Wording | undefined {
  const [name = '', above] = [path.split('.').at(-1), path.slice(0, path.lastIndexOf('.'))]
  if (name === 'kind' && bodies.has(above)) return bodyKinds[value]
  if (name === 'kind' && /\.(during|windows)$/.test(above)) return stretchKinds[value]
  return (words[path] ?? words[name])?.[value]
}

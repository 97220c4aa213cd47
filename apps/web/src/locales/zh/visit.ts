import { ofPlan } from './ofPlan.ts'
import type { TargetNoun } from './targetNoun.ts'

interface Going {
  team: { title: string }
  partners?: readonly { title: string }[]
  inspectors?: Drawn
  modes: readonly (keyof typeof ofPlan.modes)[]
}
interface Drawn {
  asked: number
  drawn: readonly { title: string }[]
}

const listed = (named: readonly { title: string }[]): string => named.map(({ title }) => title).join('、')

/** Who was drawn for a visit, and where avoidance left too few, how many there should be. */
function drawnWords({ asked, drawn }: Drawn): string {
  if (drawn.length === 0) return '回避后无人可抽，由督战队安排'
  return `抽到${listed(drawn)}${drawn.length < asked ? `（应抽 ${asked} 名，回避后不足）` : ''}`
}

export const visit = {
  title: '督战任务',
  window: (start: string, end: string) => `本期 ${start}至${end}`,
  otherWindow: (start: string, end: string) => `${start}至${end}`,
  wholePlan: (start: string, end: string) => `全程 ${start}至${end}，未规定督导次数`,
  dueBy: (date: string) => `${date}前完成`,
  progress: (done: number, total: number, noun: TargetNoun) => `已完成 ${done} / ${total} ${noun.counted}`,
  progressTimes: (done: number, total: number) => `已完成 ${done} / ${total} 次督战`,
  progressShort: '本期进度',
  remaining: (count: number) => (count === 0 ? '本期任务已全部完成' : `还有 ${count} 个待督战`),
  daysLeft: (days: number) => (days > 0 ? `距本期截止还有 ${days} 天` : days === 0 ? '今天截止' : `本期已截止 ${-days} 天`),
  due: '待督战',
  overdue: '逾期未督',
  missed: (count: number) => `逾期未督 ${count} 个`,
  cancelled: '已取消',
  by: ({ team, partners = [], inspectors, modes }: Going) =>
    [
      partners.length === 0 ? team.title : `${team.title}会同${listed(partners)}`,
      ...(inspectors ? [drawnWords(inspectors)] : []),
      ...(modes.length > 0 ? [modes.map((mode) => ofPlan.modes[mode]).join('、')] : []),
    ].join(' · '),
  cancelledWhy: '不再要求',
  lookBack: (day: string, count: number) => `回头看 ${day}销号的${count > 0 ? ` ${count} 个` : ''}问题`,
  done: '已完成',
  doneLate: '补报完成',
  status: '状态',
  doneOn: (date: string) => `${date}完成`,
  missedBefore: (count: number) => `此前逾期 ${count} 次`,
  doneBefore: (count: number) => `此前已完成 ${count} 次`,
  nextDue: (date: string, days: number) => (days > 0 ? `最近一项${date}截止，还有 ${days} 天` : `有任务今天截止`),
  openFindings: (count: number) => `未销号问题 ${count} 个`,
  filterAll: '全部',
  filterDue: '待督战',
  filterMissed: '逾期未督',
  filterThisWeek: '本周内',
  filterLater: '本周以后',
  filterDone: '已完成',
  whose: '范围',
  whoseMine: '我负责的',
  whoseAll: '全部队伍',
  windowOf: '期次',
  modeOf: '督战方式',
  anyMode: '全部方式',
  search: '按名称、所在地查找',
  empty: '本期没有安排给您的督战任务。名单确定或下一期开始后，任务会出现在这里。',
  noneHere: '这一期没有督战任务。名单确定或下一期开始后，任务会出现在这里。',
  nothingMatches: '没有符合条件的督战对象，请换一个条件。',
  drafts: '本机有未提交的督战记录',
  continue: '继续填写',
  countyProgress: (done: number, total: number) => `${done} / ${total}`,
  mine: '我的任务',
  anytime: '未规定次数，随时可去',
  never: '尚未督战',
  records: (count: number) => `已督战 ${count} 次`,
  lastOn: (date: string) => `最近 ${date}`,
  noDuty: '方案没有规定督战任务。',
  nobodyListed: '名单上还没有可以走访的督战对象。名单确定后，对象会出现在这里。',
  noRecords: '方案没有附适用于这些对象的督战清单：任务只作提醒，走访情况不能在平台上填写。',
  toPlan: '查看方案',
  unstaffedTeam: (title: string, region: string, open: number) =>
    `${title}${region === '' || title.includes(region) ? '' : `（${region}）`} ${open} 项`,
  unstaffed: (teams: readonly string[], count: number) =>
    `下列队伍目前没有可以填报的账号，走访无人可办：${teams.join('、')}${count > teams.length ? `等 ${count} 支队伍` : ''}。请操作员在“人员”中给相应岗位授权，或修改方案。`,
  calendar: '督战日历',
  myCalendar: '我的督战日历',
  calendarLead: '按应完成日查看督战安排；还没有开始的也在其中。自行安排的督战没有应完成日，不在日历中。',
  crossed: '交叉督战安排',
  crossedIn: (start: string, end: string) => `${start}至${end}`,
  crossedPair: (by: string, of: string) => `${by}查${of}`,
  crossedByLot: '这一期任务生成时抽签确定',
  toCalendar: '按日历查看',
  toList: '查看任务清单',
  team: '督战队',
  allTeams: '全部督战队',
  place: '所在地',
  noneInSpan: '这段时间没有应完成的督战。',
  countOf: (count: number) => `${count} 次`,
  doneOf: (done: number, count: number) => `已完成 ${done} / ${count} 次`,
  overdueOf: (count: number) => `逾期 ${count} 次`,
  load: { count: '应督战', done: '已完成', late: '其中迟完成', overdue: '逾期未督战', open: '未到期', upcoming: '未开始' },
  loadOfTeams: '各督战队任务量',
  loadOfPlaces: '各地任务量',
  loadLead: '所选月或周内的次数',
} as const

export const target = {
  figures: '基本情况',
  designation: '挂牌情况',
  list: '所在名单',
  designatedOn: '挂牌日期',
  team: '督战队',
  reasons: '挂牌理由',
  notDesignated: '未列入督战名单',
  yes: '是',
  no: '否',
  visits: '督战记录',
  noVisits: '还没有督战任务和记录。',
  unscheduled: '自行安排的督战',
  onlyChecklist: '方案没有附适用于这个对象的督战清单，走访情况不能在平台上填写。',
  findings: '问题',
  noFindings: '没有发现问题。',
  start: '开始督战',
  startWith: (checklist: string) => `开始督战：${checklist}`,
  startOwn: '开始自查',
  againOwn: '再次自查',
  again: '再次督战',
  againWith: (checklist: string) => `再次督战：${checklist}`,
  village: { one: '村', counted: '个村' },
  noun: { one: '对象', counted: '个对象' },
  seeSubmission: '查看记录',
  makeUp: '补填',
  annexNote: '备注',
} as const

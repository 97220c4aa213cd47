import { bookTitle } from '@duzhan/checklist'
import type { LogChange, LogNoun, LogVerb } from '@duzhan/contracts'
import { planParts } from './planParts.ts'

/** What a sentence is made of: the change, the name of its thing, and how the plan and regions are called. */
export interface Told<Noun extends LogNoun> {
  change: LogChange<Noun>
  title: string | null
  plan: string
  region(code: string): string
}
/** Of every noun and verb that a log knows, what somebody did: the sentence goes on behind their post. One that is missing does not compile. */
export type LogSentences = { [Noun in LogNoun]: { [Verb in LogVerb<Noun>]: (told: Told<Noun>) => string } }

const named = (what: string, title: string | null): string => (title === null ? `一${what}` : `${title}`)
const finding = (title: string | null) => (title === null ? '一个问题' : `问题：${title}`)
const revision = (plan: string, no: number) => `${plan}第 ${no} 版`
const account = (title: string) => `“${title}”的账号`
const moved = ({ title, move }: LogChange<'person'>) => `安排了${account(title)}换岗${move?.to ? `，工作移交给“${move.to}”` : ''}`
const moveDetail = ({ move }: LogChange<'person'>) => (move ? `自 ${move.from} 起生效，原因：${move.reason}` : '即日生效')
const regionChanged = ({ kind, regions, name, from }: LogChange<'regionChange'>) => {
  const named = regions.map((one) => one.name).join('、')
  const what = {
    rename: `更名为${name}`,
    merge: `并入${name}`,
    move: `改用新代码，称为${name}`,
    split: `分出${name}`,
    retire: '撤销建制',
  }
  return `${named}自 ${from} 起${what[kind]}`
}
const filed = ({ change, plan, region }: Told<'filing'>) => `${region(change.jurisdiction)}按${plan}制定的方案`

export const logSentences: LogSentences = {
  plan: {
    publish: ({ plan, change }) => `发布了${revision(plan, change.revision)}`,
    close: ({ plan, change }) => `关闭了${revision(plan, change.revision)}`,
  },
  draft: {
    save: ({ plan, change }) => `保存了${revision(plan, change.revision)}的草稿`,
    remove: ({ plan, change }) => `删除了${revision(plan, change.revision)}的草稿`,
  },
  template: { save: ({ change }) => `保存了方案模板${bookTitle(change.title)}` },
  evidence: {
    upload: ({ change, title }) =>
      `上传了${title === null ? '' : `${title}的`}${change.type.startsWith('image/') ? '一张照片' : '一个文件'}`,
  },
  release: { make: ({ title }) => `公开了${title ?? ''}的一份暗访记录` },
  aside: { keep: ({ title }) => `报送的${title ?? ''}督战记录与已收到的编号相同、内容不同，已另存待核对` },
  designation: {
    designate: ({ change }) => `将${change.targetName}挂牌，列入督战名单`,
    release: ({ change }) => `将${change.targetName}摘牌，移出督战名单`,
    keep: ({ change }) => `复核督战名单，保留${change.targetName}`,
    leave: ({ change }) => `复核督战名单，暂不列入${change.targetName}`,
    disclose: ({ change }) => `公开了${change.targetName}在督战名单中`,
    move: ({ change }) => `按登记册，更新了${change.targetName}在督战名单中的所在地区`,
  },
  target: {
    register: ({ change }) => `登记了督战对象${change.name}`,
    correct: ({ change }) => `更正了督战对象${change.name}的登记`,
    retire: ({ change }) => `从登记册注销了督战对象${change.name}`,
    restore: ({ change }) => `恢复了督战对象${change.name}的登记`,
  },
  register: {
    import: ({ plan, change }) =>
      `导入了${plan}的登记册：共 ${change.rows} 行，新登记 ${change.added} 个，更新 ${change.changed} 个`,
  },
  targetList: { freeze: ({ plan }) => `固定了${plan}的督战名单` },
  draw: {
    make: ({ change }) =>
      `为名单“${change.title}”随机抽取（第 ${change.no} 次）：从 ${change.population} 个对象中抽取 ${change.drawn} 个`,
  },
  lot: {
    draw: ({ change }) =>
      `为“${change.title}”抽取检查人员（${change.window}，第 ${change.no} 次）：从 ${change.among} 个岗位中为 ${change.visits} 次走访抽取`,
    replace: ({ change }) => `为“${change.title}”的一次走访另抽了检查人员（${change.window}，第 ${change.no} 次）`,
  },
  finding: {
    open: ({ title }) => `根据督战记录登记并交办了${finding(title)}`,
    record: ({ title }) => `把又一份督战记录记入${finding(title)}`,
    handOver: ({ title }) => `交办了${finding(title)}`,
    accept: ({ title }) => `签收了${finding(title)}`,
    reportBack: ({ title }) => `反馈了整改情况，${finding(title)}`,
    verify: ({ title }) => `复核了整改情况，${finding(title)}`,
    sendBack: ({ title }) => `退回继续整改，${finding(title)}`,
    closeOut: ({ title }) => `销号了${finding(title)}`,
    askExtension: ({ title }) => `申请整改延期，${finding(title)}`,
    extend: ({ title }) => `同意整改延期，${finding(title)}`,
    refuseExtension: ({ title }) => `不予整改延期，${finding(title)}`,
    correct: ({ title }) => `按更正后的督战记录核对，仍然成立的${finding(title)}`,
    withdraw: ({ title }) => `按更正后的督战记录撤回了${finding(title)}`,
  },
  filing: {
    file: (told) => `报送备案：${filed(told)}`,
    record: (told) => `补录备案：${filed(told)}`,
    accept: (told) => `同意备案：${filed(told)}`,
    sendBack: (told) => `退回修改：${filed(told)}`,
  },
  due: {
    open: ({ change }) => `按方案开启了应办事项：${change.by ?? ''}${change.title}`,
    reopen: ({ change }) => `按新版方案恢复了应办事项：${change.by ?? ''}${change.title}`,
    handIn: ({ change }) => `报送了${change.title}`,
    receive: ({ change }) => `接收了${change.by ?? ''}的${change.title}`,
    sendBack: ({ change }) => `退回了${change.by ?? ''}的${change.title}`,
    excuse: ({ change }) => `同意${change.by ?? ''}免办${change.title}`,
    tell: ({ change }) => `报告了事件，${change.by ?? ''}的${change.title}开始计时`,
    revokeReceipt: ({ change }) => `撤销接收${change.by ?? ''}的${change.title}`,
    revokeExcuse: ({ change }) => `撤销${change.by ?? ''}的免办：${change.title}`,
    cancel: ({ change }) => `按新版方案取消了应办事项：${change.by ?? ''}${change.title}`,
  },
  event: {
    tell: ({ change }) => `报告了事件“${change.event}”`,
    untell: ({ change }) => `撤回了误报的事件“${change.event}”`,
  },
  task: {
    report: ({ title, change }) =>
      `上报了${named('项任务', title && `任务“${title}”`)}的进展：${planParts.tasks.states[change.state]}`,
  },
  person: {
    create: ({ change }) => `新开了${account(change.title)}`,
    setUp: ({ change }) => `设立了第一个管理员（${account(change.title)}）`,
    enrol: ({ change }) => `为演示开通了${account(change.title)}`,
    disable: ({ change }) => `停用了${account(change.title)}`,
    enable: ({ change }) => `恢复了${account(change.title)}`,
    changeGrants: ({ change }) =>
      change.grants.length === 0
        ? `收回了${account(change.title)}的全部权限`
        : `调整了${account(change.title)}的权限，现有 ${change.grants.length} 项`,
    resetPassword: ({ change }) => `为${account(change.title)}重设了初始密码`,
    changePassword: () => '修改了自己的密码',
    endSessions: ({ change }) => `让${account(change.title)}在所有设备上退出登录`,
    endOwnSessions: () => '在其他所有设备上退出了登录',
    turnOnSecondFactor: () => '为自己的账号开启了两步验证',
    turnOffSecondFactor: () => '关闭了自己账号的两步验证',
    useRecoveryCode: () => '用恢复码代替了验证码',
    resetSecondFactor: ({ change }) => `解除了${account(change.title)}的两步验证`,
    invite: ({ change }) => `为${account(change.title)}生成了邀请链接`,
    revokeInvitation: ({ change }) => `撤销了${account(change.title)}的邀请链接`,
    acceptInvitation: () => '用邀请链接设了自己的密码',
    planMove: ({ change }) => `${moved(change)}，${moveDetail(change)}`,
    move: ({ change }) => `${moved(change)}，已经生效`,
    takeOver: ({ change }) =>
      `由${account(change.title)}接手了${change.move ? `“${change.move.of}”` : ''}换岗移交的工作，现有权限 ${change.grants.length} 项`,
    cancelMove: ({ change }) => `取消了${account(change.title)}待生效的换岗`,
    planRemoval: ({ change }) =>
      `决定移除${account(change.title)}${change.move?.to ? `，工作移交给“${change.move.to}”` : ''}，${moveDetail(change)}`,
    remove: ({ change }) => `移除了${account(change.title)}`,
    bringBack: ({ change }) => `恢复了已移除的${account(change.title)}`,
    restore: ({ change }) => `撤销了对${account(change.title)}的改动：一个地区不能没有管理员`,
  },
  session: {
    open: ({ change }) => (change.method === 'issuer' || change.method === 'issuer-twice' ? '通过统一身份认证登录' : '登录'),
    close: () => '退出登录',
    end: ({ title }) => `让${title === null ? '一个账号' : account(title)}在一台设备上退出登录`,
  },
  region: {
    create: ({ change }) => `新增了行政区划：${change.name}`,
    rename: ({ change }) => `修改了行政区划名称，现为${change.name}`,
    join: ({ change }) => `${change.name}并入了${change.into?.name ?? '另一个区划'}`,
    recode: ({ change }) => `${change.name}改用新代码${change.into === undefined ? '' : `，现称${change.into.name}`}`,
    part: ({ change }) => `${change.name}恢复为变更以前的区划`,
    remove: ({ change }) => `行政区划${change.name}不再存在`,
  },
  regionChange: {
    enter: ({ change }) => `登记了区划变更：${regionChanged(change)}`,
    apply: ({ change }) => `区划变更生效：${regionChanged(change)}`,
    takeBack: ({ change }) => `撤销了区划变更：${regionChanged(change)}`,
  },
  body: {
    create: ({ change }) => `登记了主体${change.title}`,
    correct: ({ change }) => `更正了主体${change.title}的资料`,
    retire: ({ change }) => `撤销了主体${change.title}`,
  },
  setAside: { repeat: () => '重试了一条没有同步成功的记录' },
}

/** What a log tells of, as the filter calls it. */
export const logNouns: Record<LogNoun, string> = {
  finding: '问题',
  designation: '挂牌',
  target: '督战对象登记',
  register: '登记册导入',
  targetList: '督战名单',
  draw: '随机抽取',
  lot: '检查人员抽取',
  plan: '方案',
  draft: '方案草稿',
  due: '应办事项',
  event: '事件报告',
  filing: '备案',
  template: '方案模板',
  task: '任务进展',
  evidence: '照片和文件',
  aside: '另存的填报',
  release: '暗访记录公开',
  person: '账号和权限',
  session: '登录',
  region: '行政区划',
  regionChange: '区划变更',
  body: '主体目录',
  setAside: '同步重试',
}

export const log = {
  title: '操作记录',
  lead: '本地区谁在什么时候做了什么，最近的在前。记录只增不改；督战记录的内容请到对象页面查看。',
  noun: '事项',
  anyNoun: '全部事项',
  region: '地区',
  anyRegion: '全部地区',
  from: '从',
  until: '到',
  onlyThing: '只看这一件事的经过',
  onlyPerson: (title: string) => `只看 ${title} 的操作`,
  onlyOnePerson: '只看一个人的操作',
  showAll: '看全部',
  history: '看经过',
  older: '更早的记录',
  loading: '正在查找…',
  empty: '这一范围内还没有操作记录。',
  nothingMatches: '没有符合条件的操作记录。',
  somePlan: '方案',
  plan: (title: string) => bookTitle(title),
} as const

export const sync = {
  title: '待处理的同步问题',
  lead: '平台各部分之间没有同步成功的记录。平台会自动重试；需要马上处理的，可以在这里重试。',
  see: (count: number) => (count === 0 ? '同步问题' : `同步问题（${count}）`),
  empty: '没有待处理的同步问题，各部分的数据一致。',
  since: (at: string, tries: number) => `${at} 起 · 已试 ${tries} 次`,
  repeat: '重试',
  repeating: '正在重试…',
  applied: '重试成功，这条记录已经同步。',
  failed: '重试没有成功，原因见下。仍不行的，请把下面的编号告诉技术人员。',
  waiting: '所依据的内容（如方案、名单）还没有送到；送到以后平台会自动补上。',
  fault: '平台处理这条记录时出错，需要技术人员处理。',
  somePlan: '某个方案',
  someTarget: '某个对象',
} as const

/** What a part of the platform did not get, by `service.stream`; the name of the thing goes before it. */
export const notSynced: Readonly<Record<string, string>> = {
  'forms assignments.designation': '的挂牌信息没有送到填报，督战员暂时不能填报',
  'assignments forms.plan': '没有送到督战任务和问题台账',
  'assignments forms.submission': '的督战记录没有记入督战任务和问题台账',
  'aggregation forms.plan': '没有送到汇总',
  'aggregation assignments.designation': '的挂牌信息没有送到汇总',
  'aggregation forms.submission': '的督战记录没有计入汇总',
}

import type { MessageKind, MessageTopic } from '@duzhan/contracts'

/** What the sentence of a message names: dates as they are read, `n` of how many things it tells. */
export interface Told {
  n: number
  title: string
  of: string
  on: string
}

const kinds: Record<MessageKind, string> = {
  new: '新到',
  soon: '临近到期',
  late: '逾期',
  returned: '退回与更正',
  decided: '已办结',
}
const about = ({ of, title }: Told) => (of ? `${of}：“${title}”` : `“${title}”`)

/** Each topic as a sentence: what happened, and where something is to be done, what. */
const sentences: Record<MessageTopic, (told: Told) => string> = {
  'finding.given': (told) =>
    told.n > 1
      ? `${told.of}：新交办 ${told.n} 个问题，请签收并按期整改`
      : `${told.of}：新交办问题“${told.title}”，${told.on}前整改`,
  'finding.toVerify': (told) => `${about(told)}已反馈整改情况，请复核`,
  'finding.soon': (told) =>
    told.n > 1 ? `${told.n} 个问题${told.on}到期，请抓紧整改` : `${about(told)}${told.on}到期，请抓紧整改`,
  'finding.late': (told) =>
    told.n > 1
      ? `${told.n} 个问题${told.on}到期，逾期未反馈，请尽快整改`
      : `${about(told)}${told.on}到期，逾期未反馈，请尽快整改`,
  'finding.lateBelow': (told) =>
    told.n > 1 ? `${told.n} 个问题${told.on}到期，责任单位逾期未反馈` : `${about(told)}${told.on}到期，责任单位逾期未反馈`,
  'finding.returned': (told) => `${about(told)}整改被退回，${told.on}前继续整改`,
  'finding.corrected': (told) => `${about(told)}所依据的督战记录已更正，问题仍须整改`,
  'finding.withdrawn': (told) => `${about(told)}因督战记录更正而撤回，不用再整改`,
  'finding.verified': (told) => `${about(told)}复核通过`,
  'finding.closedOut': (told) => `${about(told)}已销号`,
  'finding.extensionAsked': (told) => `${about(told)}申请延期到${told.on}，请审批`,
  'finding.extended': (told) => `${about(told)}同意延期，${told.on}前整改`,
  'finding.extensionRefused': (told) => `${about(told)}不予延期，仍须${told.on}前整改`,
  'filing.filed': ({ title }) => `“${title}”报来备案，请审查`,
  'filing.returned': ({ title }) => `“${title}”备案被退回，请修改后重新报送`,
  'filing.accepted': ({ title }) => `“${title}”备案已通过`,
  'due.opened': ({ n, title, on }) => (n > 1 ? `应办事项“${title}”共 ${n} 项，${on}前办结` : `应办事项“${title}”，${on}前办结`),
  'due.handedIn': (told) => `${about(told)}已报来，请接收`,
  'due.soon': ({ n, title, on }) => (n > 1 ? `${n} 项应办事项${on}到期，请及时办理` : `“${title}”${on}到期，请及时办理`),
  'due.late': ({ n, title, on }) => (n > 1 ? `${n} 项应办事项${on}到期，已逾期` : `“${title}”${on}到期，已逾期，请尽快办理`),
  'due.lateBelow': (told) =>
    told.n > 1 ? `${told.n} 项应办事项${told.on}到期，逾期未报来` : `${about(told)}${told.on}到期，逾期未报来`,
  'due.returned': ({ title }) => `“${title}”被退回，请修改后重新报送`,
  'due.owedAgain': ({ title }) => `“${title}”的接收或免办已撤销`,
  'due.received': ({ title }) => `“${title}”已接收`,
  'due.excused': ({ title }) => `“${title}”已同意免办`,
  'list.frozen': ({ title }) => `“${title}”的督战名单已确定`,
  'list.designated': ({ n, title, of }) => (n > 1 ? `${n} 个对象列入“${title}”` : `${of}列入“${title}”`),
  'list.released': ({ n, title, of }) => (n > 1 ? `${n} 个对象从“${title}”摘牌` : `${of}从“${title}”摘牌`),
  'visit.opened': ({ n, title, on }) => `${title}：本期 ${n} 个对象待督战，${on}前完成`,
  'visit.soon': ({ n, title, on }) => `${title}：还有 ${n} 个对象没有督战，${on}到期`,
  'visit.late': ({ n, title, on }) => `${title}：${n} 个对象${on}到期，逾期未督战`,
  'visit.given': ({ title }) => `${title}：您被抽中接替他人督战，请查看任务`,
  'visit.taken': ({ title }) => `${title}：一次督战已改由他人前往`,
}

/** Messages, by day. */
export const message = {
  title: '消息',
  lead: (unread: number) => (unread === 0 ? '没有未读消息' : `${unread > 99 ? '99 条以上' : `${unread} 条`}未读`),
  which: '范围',
  all: '全部',
  unread: '未读',
  kind: '类别',
  everyKind: '各类',
  kinds,
  sentences,
  readAll: '全部已读',
  today: '今天',
  yesterday: '昨天',
  isUnread: '未读：',
  reason: (text: string) => `理由：${text}`,
  none: '没有消息。有新任务、临近到期、逾期、退回或办结时，在这里告诉您。',
  noneLeft: '没有符合条件的消息。',
  kept: '消息保留 180 天。',
} as const

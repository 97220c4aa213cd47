export const correction = {
  correct: '更正这份记录',
  until: (date: string) => `有误填的，最迟可在${date}（含当日）更正；原记录保留，汇总和问题以更正后的为准。`,
  notPossible: '这份记录不能由您更正：可能已经更正过、已超过更正期限（所在周期结束后 7 天），或由其他督战队填报。',
  reason: '更正理由',
  reasonPlaceholder: '写明哪里填错了、怎样核对的，至少 5 个字',
  reasonShort: '更正理由至少写 5 个字。',
  reviewLead: '请核对以下内容。更正提交后，原记录保留备查，汇总、督战任务和问题台账以更正后的为准。',
  reviewFindings: (count: number) =>
    count === 0
      ? '更正后没有问题；原记录登记的问题如未销号，将自动撤回'
      : `更正后共 ${count} 个问题；原记录登记、更正后不再成立的问题将自动撤回`,
  submit: '提交更正',
  correctedBy: (by: string, at: string) => `这份记录已更正（${by}，${at}），汇总和问题以新记录为准。`,
  seeNew: '查看更正后的记录',
  corrects: '这是一份更正，替代此前提交的记录。',
  seeOld: '查看原记录',
  reasonOf: (reason: string) => `更正理由：${reason}`,
} as const

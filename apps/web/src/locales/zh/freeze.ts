/** Words of the first designation: when the lists of a plan are made out of its register. */
export const freeze = {
  title: '确定名单',
  empty: '方案已执行，登记册还没有对象。请先导入登记册，再确定名单；名单确定后才有督战任务。',
  lead: (registered: string) => `登记册现有 ${registered}。确定名单后，符合条件的对象当天挂牌，督战任务随之生成。`,
  act: '确定名单',
  register: '导入登记册',
  final: '名单按今天的登记固定，不能整体撤回。以后登记有变动，由名单复核逐个提出，再决定挂牌或摘牌。',
  yes: '确认，今天挂牌',
  no: '再看一看',
  sending: '正在确定……',
} as const

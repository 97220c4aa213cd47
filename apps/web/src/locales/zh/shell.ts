export const shell = {
  product: '督战',
  seal: '督战',
  skip: '跳到正文',
  mainMenu: '主菜单',
  plan: '方案',
  visits: '督战任务',
  own: '本单位',
  findings: '问题台账',
  summary: '汇总',
  signOut: '退出',
  filings: '备案',
  dues: '应办事项',
  duesSoon: (count: number) => `${count} 项待办`,
  log: '操作记录',
  bodies: '主体',
  begin: '开始',
  people: '人员',
  regions: '区划',
  demonstration: '演示',
  demonstrationHint: '演示数据，密码公开，请勿录入真实情况',
  switchPlan: '切换方案',
  documentTitle: (page: string) => `${page} · 督战`,
} as const

export const signIn = {
  title: '登录',
  about: '挂牌督战工作平台',
  account: '账号',
  password: '密码',
  submit: '登录',
  submitting: '正在登录…',
  demo: '演示账号',
  demoHint: '点选一个岗位，自动填入账号和密码',
} as const

export const firstPassword = {
  title: '修改初始密码',
  why: '您用的是别人为您设的初始密码。改成自己的密码后即可开始工作：至少 10 个字符，几个不相干的词连起来就很好记。',
  current: '初始密码',
  next: '新密码',
  again: '再输一遍新密码',
  differs: '两遍新密码不一致，请重新输入。',
  submit: '修改并进入',
  submitting: '正在修改…',
} as const

export const signOut = {
  title: '退出登录',
  kept: (count: number) => `本机还有 ${count} 份未提交的督战记录。退出后保留在本机，下次由您本人登录后继续，别人看不到。`,
  keep: '保留并退出',
  discard: '全部放弃并退出',
  discardLead: (count: number) => `放弃后，这 ${count} 份答案和照片将从本机删除，无法恢复。确定放弃并退出吗？`,
  discardYes: '确定放弃并退出',
  leaving: '正在退出…',
} as const

export const shell = {
  product: '督战',
  seal: '督战',
  skip: '跳到正文',
  mainMenu: '主菜单',
  plan: '方案',
  visits: '督战任务',
  findings: '问题台账',
  summary: '汇总',
  signOut: '退出',
  filings: '备案',
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

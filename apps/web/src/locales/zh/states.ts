export const states = {
  loading: '正在载入…',
  again: '重试',
  back: '返回',
  home: '回到首页',
  close: '收起',
  cancel: '取消',
  more: '详情',
  error: (code: string, requestId: string | null) =>
    requestId ? `错误代码 ${code} · 请求编号 ${requestId}` : `错误代码 ${code}`,
  absentTitle: '没有找到，或不在您的权限范围',
  absentText: '请核对网址；如需查看，请联系本级管理员授权。',
  noPlanTitle: '没有可以查看的实施方案',
  noPlanText: '您的岗位目前没有授权任何方案。请联系本级管理员授权，或换一个账号登录。',
  crashed: '页面出错了，请刷新重试。',
  updating: '系统已更新，正在载入新版页面。清单里已填写的内容保存在本机。',
  source: '原文',
  sourceLine: (line: number) => `第 ${line} 行`,
  dash: '—',
} as const

export const problems = {
  networkLost: '连接不上服务器。已填写的内容仍保存在本机，请检查网络后重试。',
  unknown: '出现意外错误，请稍后重试。如反复出现，请把下面的编号告诉管理员。',
} as const

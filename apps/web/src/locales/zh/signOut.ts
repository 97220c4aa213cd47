export const signOut = {
  title: '退出登录',
  kept: (count: number) => `本机还有 ${count} 份未提交的督战记录。退出后保留在本机，下次由您本人登录后继续，别人看不到。`,
  keep: '保留并退出',
  discard: '全部放弃并退出',
  discardLead: (count: number) => `放弃后，这 ${count} 份答案和照片将从本机删除，无法恢复。确定放弃并退出吗？`,
  discardYes: '确定放弃并退出',
  leaving: '正在退出…',
} as const

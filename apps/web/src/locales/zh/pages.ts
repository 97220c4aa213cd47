export const pages = {
  shown: (count: number, total: number, isAtLeast = false) =>
    `已显示 ${count.toLocaleString('zh-CN')} 条，共 ${total.toLocaleString('zh-CN')} 条${isAtLeast ? '以上' : ''}`,
  all: (total: number) => `共 ${total.toLocaleString('zh-CN')} 条，已全部显示`,
  more: '显示更多',
} as const

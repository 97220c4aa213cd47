/** What a field for a day, a month or a time says; apart from the other words, which come before it is needed. */
export const moment = {
  unread: (example: string) => `请写成 ${example}。`,
  examples: {
    date: '2020-03-31 或 2020年3月31日',
    month: '2020-03 或 2020年3月',
    time: '08:30',
    'datetime-local': '2020-03-31 08:30',
  },
  pick: { date: '选日期', month: '选月份', time: '选时间', 'datetime-local': '选日期和时间' },
  earliest: (day: string) => `不能早于 ${day}。`,
  latest: (day: string) => `不能晚于 ${day}。`,
} as const

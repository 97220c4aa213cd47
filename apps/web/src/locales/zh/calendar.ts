/** What a calendar of months and weeks says, whatever is due in it. */
export const calendar = {
  monthTitle: (year: number, month: number) => `${year}年${month}月`,
  monthStep: { earlier: '上一月', later: '下一月' } as const,
  weekStep: { earlier: '上一周', later: '下一周' } as const,
  spans: { month: '月', week: '周' } as const,
  spansLabel: '时间跨度',
  weekdays: ['一', '二', '三', '四', '五', '六', '日'] as const,
  weekday: (day: number) => `星期${['一', '二', '三', '四', '五', '六', '日'][day] ?? ''}`,
  backToday: '今天',
  kinds: { visits: '督战走访', dues: '报送事项' },
  kindsLabel: '日历内容',
} as const

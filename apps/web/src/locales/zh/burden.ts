import type { Overburden } from '@duzhan/plan'

type Limit = Overburden['burden']
const turns = { week: '每周', month: '每月', quarter: '每季度', year: '每年' } as const
const weekdays = ['一', '二', '三', '四', '五', '六', '日']
const named = (days: readonly number[]) => `周${days.map((day) => weekdays[day - 1]).join('、')}`

/** What a plan says one target bears of visits, and that one more would be beyond it. */
export const burden = {
  kind: '频次限制',
  says: ({ most, apartDays, notOn }: Limit) =>
    [
      most && `${turns[most.every]}最多 ${most.count} 次`,
      apartDays && `两次间隔至少 ${apartDays} 天`,
      notOn && `${named(notOn)}不安排`,
    ]
      .filter(Boolean)
      .join('，'),
  beyond: (one: Overburden, day: (date: string) => string) => {
    const { title, most, apartDays } = one.burden
    switch (one.by) {
      case 'most':
        return `${title}：${turns[most?.every ?? 'month']}最多 ${most?.count ?? 0} 次，本期已督战 ${one.count} 次。`
      case 'apart':
        return `${title}：两次间隔至少 ${apartDays ?? 0} 天，上次督战是${day(one.last)}。`
      case 'notOn':
        return `${title}：${named([one.weekday])}不安排督战。`
    }
  },
} as const

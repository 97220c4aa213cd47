const thirds = ['上旬', '中旬', '下旬']
const halves = ['上半月', '下半月']

/**
 * What a window is called, by its key: a year, a part of one down to a day, or the whole plan. One that is named after an
 * occasion of its plan, or stands alone, is called by its days.
 */
export function windowTitle(key: string, days = ''): string {
  if (key === 'plan') return '全程'
  const [, year, first, second] = /^(\d{4})(?:-([QHWBF]?\d{1,2})(?:-([TS]?\d{1,2}))?)?$/.exec(key) ?? []
  if (year === undefined) return days || key
  if (first === undefined) return `${year} 年`
  const no = Number(first.replace(/^[A-Z]/, ''))
  if (first.startsWith('Q')) return `${year} 年第 ${no} 季度`
  if (first.startsWith('H')) return `${year} 年${no === 1 ? '上' : '下'}半年`
  if (first.startsWith('W')) return `${year} 年第 ${no} 周`
  if (first.startsWith('F')) return `${year} 年第 ${no === 1 ? '1 周及前一周' : `${no - 1}、${no} 周`}`
  if (first.startsWith('B')) return `${year} 年 ${2 * no - 1}—${2 * no} 月`
  const month = `${year} 年 ${no} 月`
  if (second === undefined) return month
  const part = Number(second.replace(/^[A-Z]/, ''))
  if (second.startsWith('T')) return `${month}${thirds[part - 1]}`
  return second.startsWith('S') ? `${month}${halves[part - 1]}` : `${month} ${part} 日`
}

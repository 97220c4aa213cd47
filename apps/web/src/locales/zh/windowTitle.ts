/** What a window is called, by its key: a year, a part of one, or the whole plan. */
export function windowTitle(key: string): string {
  const [year = '', part] = key.split('-')
  if (part === undefined) return key === 'plan' ? '全程' : `${year} 年`
  const no = Number(part.replace(/^[A-Z]/, ''))
  if (part.startsWith('Q')) return `${year} 年第 ${no} 季度`
  if (part.startsWith('H')) return `${year} 年${no === 1 ? '上' : '下'}半年`
  if (part.startsWith('W')) return `${year} 年第 ${no} 周`
  return `${year} 年 ${no} 月`
}

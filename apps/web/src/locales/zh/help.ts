/** Words of the help that stands beside every page. */
export const help = {
  title: '帮助',
  search: '在帮助里查找',
  found: (count: number) => `找到 ${count} 篇`,
  nothing: (asked: string) => `没有找到“${asked}”，换个说法试试。`,
  all: '其他帮助',
  back: '回到本页的帮助',
} as const

export const aside = {
  title: '另存的填报',
  lead: '与已收到的记录编号相同、内容不同的填报。它们不计入汇总，留待核对；确有差错的，请填报人从原记录更正。',
  notice: (count: number) => `有 ${count} 份填报与已收到的记录编号相同、内容不同，已另存待核对。`,
  see: '查看另存的填报',
  ofRecord: (count: number) => `同一编号另有 ${count} 份内容不同的填报，已另存。`,
  empty: '没有另存的填报。',
  content: '另存的内容',
  seeRecord: '查看已收到的记录',
  received: (by: string, at: string) => `${by} · ${at} 收到`,
} as const

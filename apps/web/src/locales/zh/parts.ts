const together = (teams: readonly string[]) => teams.map((team) => team || '对象的督战队').join('、')

export const parts = {
  title: '本次督战的各部分',
  part: '填报部分',
  own: '对象的督战队',
  of: (team: string) => `${together([team])}填写的部分`,
  lead: (team: string, others: readonly string[]) =>
    others.length === 0
      ? `这份清单由${together([team])}填写。`
      : `您填写的是${together([team])}的部分；其余各项由${together(others)}填写，这里不显示。各部分都报齐，本次督战才算完成。`,
  receipt: (team: string, others: readonly string[]) =>
    others.length === 0 ? together([team]) : `${together([team])}的部分；其余由${together(others)}填报`,
  count: (done: number, total: number) => `已完成 ${done}/${total} 部分`,
  in: '已报',
  due: '待报',
  sent: (by: string, at: string) => `${by} · ${at}`,
  wanting: (teams: readonly string[]) => `还缺${together(teams)}填写的部分。`,
  assessor: (team: string) => `由${team}填写`,
  start: (team: string) => `${together([team])}的部分`,
} as const

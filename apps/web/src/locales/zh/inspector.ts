/** Words of the inspectors that are drawn for a visit. */
export const inspector = {
  title: '检查人员抽取',
  count: (count: number) => `待走访 ${count} 次`,
  by: (duty: string, date: string) => `${duty}，${date}前完成`,
  replace: '换人另抽',
  lead: '从其余备选岗位中再抽一名，仍回避本地；理由和抽取过程一并存档，并记入操作记录。',
  who: '不能前往的岗位',
  reason: '理由',
  reasonHint: '至少 5 个字',
  confirm: '另抽一名',
  sending: '正在抽取…',
  recompute: '怎样核对',
  recomputeText:
    '备选岗位、各自当期已有次数、要走访的对象和随机数在抽取时一并存档，抽取结果由它们唯一确定，任何人都可以重新计算，得到同样的结果。',
  first: (no: number, date: string) => `第 ${no} 次抽取，${date}，走访安排生成时`,
  again: (no: number, date: string, by: string, gone: string) => `第 ${no} 次抽取，${date}，${by}，替换${gone}`,
  among: (posts: number, visits: number) => `从 ${posts} 个岗位中，为 ${visits} 次走访抽取`,
  pairs: (pairs: readonly { by: string; of: string }[]) =>
    `本期交叉检查：${pairs.map(({ by, of }) => `${by}查${of}`).join('、')}`,
  commitment: '抽取范围校验码',
  nonce: '随机数',
} as const

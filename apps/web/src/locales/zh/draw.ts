/** Words of the draw by lot for a list. */
export const draw = {
  title: '随机抽取',
  none: '还没有抽取。',
  atFreeze: '确定名单时抽取。',
  due: '本期还没有抽取。抽取后名单不会自动变动，抽中和未抽中的对象在“名单复核”里列出，由人决定。',
  again: '本期已经抽取过。确需重新抽取的，请写明理由；每次抽取都记入操作记录。',
  done: ({ no, on, by }: { no: number; on: string; by: string }) => `第 ${no} 次抽取，${on}，${by}`,
  result: (drawn: number, population: number) => `从 ${population} 个对象中抽取 ${drawn} 个`,
  reason: '理由',
  reasonHint: '至少 5 个字',
  why: (reason: string) => `理由：${reason}`,
  act: '抽取',
  redraw: '重新抽取',
  sending: '正在抽取…',
  recompute: '怎样核对',
  recomputeText:
    '参加抽取的对象和随机数在抽取时一并存档，抽取结果由它们唯一确定，任何人都可以用存档的数据重新计算，得到同样的结果。',
  commitment: '对象范围校验码',
  nonce: '随机数',
} as const

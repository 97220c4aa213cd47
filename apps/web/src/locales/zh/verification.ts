/** What is said where a visit verifies a self-check. */
export const verification = {
  title: '自查核验',
  none: '没有自查记录。',
  unknown: '方案没有写明核验哪一项自查，无法对照：请方案编制单位用 verifies 写明。',
  selfCheck: (title: string, team: string, date: string) => [title, team, `${date}完成`].filter(Boolean).join(' · '),
  see: '查看自查记录',
  differing: (count: number, judged: number) => `不一致 ${count} 项 / 共同填写 ${judged} 项`,
  difference: (selfCheck: string, verification: string) => `自查：${selfCheck} · 核验：${verification}`,
  results: { good: '合格', bad: '不合格', na: '不适用' },
  alike: '自查与核验结果一致。',
  notComparable: '自查与核验所用清单或版本不同，不能逐项对照。',
  due: (title: string) => `${title}：待核验`,
} as const

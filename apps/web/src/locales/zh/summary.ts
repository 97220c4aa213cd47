export const summary = {
  title: (region: string) => `${region}督战汇总`,
  lead: (start: string, end: string) => `${start}至${end}`,
  asOf: (time: string) => `数据更新于 ${time}`,
  window: '统计期',
  windowTitle: (key: string) => {
    const [year, part] = key.split('-')
    return part ? `${year} 年 ${/^\d+$/.test(part) ? `${Number(part)} 月` : part}` : `${year} 年`
  },
  coverage: '督战覆盖',
  visited: (visited: number, designated: number) => `已督战 ${visited} / ${designated} 个村`,
  visitedShort: (visited: number, designated: number) => `${visited} / ${designated}`,
  lateRecords: (count: number) => `另有 ${count} 次补报，不计入本期`,
  collecting: (count: number, total: number) => `${total} 个地区，已采集 ${count} 个`,
  whole: '合计',
  item: '检查项',
  absent: '未采集',
  writtenAnswer: '文字填写，见督战记录',
  noneJudged: '均不适用',
  figure: (percent: string, numerator: number, denominator: number) => `${percent}（${numerator}/${denominator}）`,
  goodShare: '数字为情况正常的村所占比例；点击数字可查看背后的记录。',
  expand: (count: number) => `${count} 问`,
  behindLead: (region: string, count: number) => `${region} · ${count} 条记录`,
  nothingBehind: '没有记录。',
  empty: '这个地区本期还没有督战记录。督战员提交后，数字会在两秒内出现在这里。',
  noSummary: '这个地区没有列入名单的督战对象。',
  yesIsBad: '“是”为问题',
  section: (no: string, title: string) => `${no}、${title}`,
} as const

export const score = {
  title: '督战得分',
  rank: (region: string, among: number, noun: string, rank: number) =>
    `${region}这一期已督战评分的 ${among} 个${noun}中，排第 ${rank} 名。`,
  only: (region: string, noun: string) => `${region}这一期目前只有这 1 个${noun}评了分。`,
  seeAll: '查看汇总',
} as const

/**
 * What the ladder's conditions are asked about: the standing of a responsible unit or target in a cycle. Kept as a
 * JSON Schema, so that conditions on it read as sentences like those on a target's attributes.
 */
export const standingSchema = {
  type: 'object',
  properties: {
    rating: { type: 'string', title: '评估等次', enum: ['good', 'fair', 'poor'] },
    openFindings: { type: 'integer', title: '未销号问题', minimum: 0, 'x-unit': '个' },
    seriousFindings: { type: 'integer', title: '突出问题', minimum: 0, 'x-unit': '个' },
    overdueFindings: { type: 'integer', title: '逾期未整改问题', minimum: 0, 'x-unit': '个' },
    sentBackFindings: { type: 'integer', title: '整改不到位退回问题', minimum: 0, 'x-unit': '个' },
    repeatedFindings: { type: 'integer', title: '屡改屡犯问题', minimum: 0, 'x-unit': '个' },
    falsifications: { type: 'integer', title: '弄虚作假', minimum: 0, 'x-unit': '次' },
    publicIncidents: { type: 'integer', title: '重大舆情', minimum: 0, 'x-unit': '起' },
    missedVisits: { type: 'integer', title: '未完成督导', minimum: 0, 'x-unit': '次' },
    lateReports: { type: 'integer', title: '迟报漏报', minimum: 0, 'x-unit': '次' },
    yellowCards: { type: 'integer', title: '黄牌累计', minimum: 0, 'x-unit': '次' },
    consecutiveYellowCards: { type: 'integer', title: '连续黄牌', minimum: 0, 'x-unit': '次' },
    interviews: { type: 'integer', title: '约谈', minimum: 0, 'x-unit': '次' },
    round: { type: 'integer', title: '督战轮次', minimum: 1, 'x-unit': '轮' },
  },
  additionalProperties: false,
} as const

export type Standing = {
  rating?: 'good' | 'fair' | 'poor'
} & { [Field in Exclude<keyof typeof standingSchema.properties, 'rating'>]?: number }

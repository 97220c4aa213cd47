/** The ways in which a target is visited, by the words of the documents: 定点, 巡回, 重点, 暗访, 联合, 交叉, 自查, 核验, 回头看. */
export const visitModes = [
  'fixed',
  'roving',
  'keyPoint',
  'covert',
  'joint',
  'cross',
  'selfCheck',
  'verification',
  'lookBack',
] as const
export type VisitMode = (typeof visitModes)[number]

/** The names of our own vocabulary that describe, or that `ruleFaults` judges; beside them `x-decimals` and `x-evidence` judge. */
export const annotations = [
  'x-item',
  'x-indicator',
  'x-finding',
  'x-hold',
  'x-score',
  'x-shown-if',
  'x-source',
  'x-unit',
] as const

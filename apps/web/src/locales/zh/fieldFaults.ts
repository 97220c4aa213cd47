/** What a browser says at a field that it does not take, whatever language the browser itself speaks. */
export const fieldFaults = {
  missing: '请填写这一项。',
  missingChoice: '请选择一项。',
  missingTick: '请先勾选。',
  tooShort: (least: number, now: number) => `至少 ${least} 个字，现在 ${now} 个。`,
  tooLong: (most: number, now: number) => `最多 ${most} 个字，现在 ${now} 个。`,
  notNumber: '请填数字。',
  least: (least: string) => `不能小于 ${least}。`,
  most: (most: string) => `不能大于 ${most}。`,
  step: '小数位数太多。',
  other: '格式不对，请看这一项的说明。',
} as const

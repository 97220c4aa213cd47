import type { RegisteredTarget } from './target.repository.ts'

/** Where a target lies, in words: its county and township, or what is right above a target that is a county itself. */
export function placeOf({ name, regionPath: path, names }: Pick<RegisteredTarget, 'name' | 'regionPath' | 'names'>): string {
  const around = path.flatMap((code) => names[code] ?? []).filter((one) => one !== name)
  const belowCity = around.slice(2)
  return belowCity.length > 0 ? belowCity.join('') : (around.at(-1) ?? '')
}

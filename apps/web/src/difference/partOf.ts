import { zh } from '../locales/zh.ts'

const parts = Object.entries(zh.difference.parts)

/** The part of a plan that a path lies in, by the name that officials give it. */
export function partOf(path: string): string {
  return parts.find(([start]) => path === start || path.startsWith(`${start}.`))?.[1] ?? zh.difference.otherPart
}

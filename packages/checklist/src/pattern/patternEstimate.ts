import { schemaLimits } from '../schema/schemaLimits.ts'

/**
 * An upper estimate of the instructions that a pattern compiles to, by one scan of its text: repeats multiply what
 * they repeat. It is made before compiling, because compiling is what a hostile pattern makes expensive. Repeats over
 * the limit count as infinite.
 */
export function patternEstimate(source: string): number {
  const groups: number[] = []
  let total = 0
  let last = 0
  for (let index = 0; index < source.length; index += 1) {
    const sign = source.charAt(index)
    if (sign === '(') {
      groups.push(total + 3)
      total = 0
      last = 0
    } else if (sign === ')') {
      last = total + 2
      total = (groups.pop() ?? 0) + last
    } else if (sign === '{') {
      const repeat = /^\{(\d{0,6})(,?)(\d{0,6})\}/.exec(source.slice(index, index + 20))
      const times = repeat ? Math.max(1, Number(repeat[1]), Number(repeat[3] || 0)) : 1
      if (times > schemaLimits.patternRepeat) return Number.POSITIVE_INFINITY
      total += last * (times - 1) + times
      last *= times
      index += repeat ? repeat[0].length - 1 : 0
    } else {
      last = 2
      total += last
      if (sign === '\\') index += escapeLength(source, index)
      else if (sign === '[') index = classEnd(source, index)
    }
  }
  return groups.reduce((sum, outer) => sum + outer, total)
}

function escapeLength(source: string, index: number): number {
  return /^\\[pP]\{[^}]{0,40}\}/.exec(source.slice(index, index + 44))?.[0].length ?? 1
}

function classEnd(source: string, start: number): number {
  let index = start + 1
  while (index < source.length && source.charAt(index) !== ']') index += source.charAt(index) === '\\' ? 2 : 1
  return index
}

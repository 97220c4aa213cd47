/**
 * Regions as lines of `code name`, in order of their codes, searched where they lie: half a million villages as strings
 * of their own would take several times the memory. A third column has the initials of a name where they are not those of
 * its signs one by one.
 */
export interface Lines {
  readonly text: string
  /** Where each line begins, and at last where the text ends. */
  readonly starts: Uint32Array
}

export interface Line {
  readonly code: string
  readonly name: string
  readonly initials: string | null
}

const codeDigits = 12

/** Reads lines of which each ends with a line feed. */
export function linesOf(text: string): Lines {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return { text, starts: Uint32Array.from(starts) }
}

/** The line of an index below `countOf`. */
export function lineAt({ text, starts }: Lines, index: number): Line {
  const [code = '', name = '', initials = null] = text.slice(starts[index], (starts[index + 1] ?? 0) - 1).split(' ')
  return { code, name, initials }
}

export const countOf = ({ starts }: Lines): number => starts.length - 1

/** The indices, from one to before the other, of the lines whose code begins with these digits. */
export function rangeOf(lines: Lines, digits: string): { from: number; to: number } {
  return { from: firstFrom(lines, digits.padEnd(codeDigits, '0')), to: firstFrom(lines, digits.padEnd(codeDigits, '9'), true) }
}

/** The first line whose code is not below (or, `after`, is above) another. */
function firstFrom({ text, starts }: Lines, code: string, after = false): number {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    const start = starts[middle] ?? 0
    const found = text.slice(start, start + codeDigits)
    if (found < code || (after && found === code)) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * The indices of lines from one to before another in which a text that is no code stands, at most so many. With `\n` or a
 * blank at its head the text stands at the head of its column.
 */
export function findIn(lines: Lines, needle: string, { from, to }: { from: number; to: number }, most: number): number[] {
  const { text, starts } = lines
  const end = starts[to] ?? text.length
  const found: number[] = []
  let line = from
  let at = text.indexOf(needle, starts[from])
  while (at !== -1 && at < end && found.length < most) {
    line = lineOf(starts, at, line)
    const isInCode = at + needle.length <= (starts[line] ?? 0) + codeDigits
    if (!isInCode) found.push(line)
    at = text.indexOf(needle, isInCode ? at + 1 : (starts[line + 1] ?? text.length))
  }
  return found
}

/** The line that holds a place of the text, which does not lie above the line it begins to look at. */
function lineOf(starts: Uint32Array, at: number, first: number): number {
  let low = first
  let high = starts.length - 1
  while (low + 1 < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= at) low = middle
    else high = middle
  }
  return low
}

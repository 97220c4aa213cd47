/** What a character must be, by its code point. */
export type CharTest = (codePoint: number) => boolean

export type PatternNode =
  | { readonly is: 'char'; readonly test: CharTest }
  | { readonly is: 'edge'; readonly at: '^' | '$' }
  | { readonly is: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly is: 'choice'; readonly branches: readonly PatternNode[] }
  | { readonly is: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number }

const controls: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13 }
const between =
  (first: number, last: number): CharTest =>
  (code) =>
    code >= first && code <= last
const either =
  (...tests: readonly CharTest[]): CharTest =>
  (code) =>
    tests.some((test) => test(code))
const not =
  (test: CharTest): CharTest =>
  (code) =>
    !test(code)

const digit = between(48, 57)
const space: CharTest = (code) => code === 9 || code === 10 || code === 12 || code === 13 || code === 32
const word: CharTest = either(between(65, 90), between(97, 122), digit, (code) => code === 95)
const classes: Readonly<Record<string, CharTest>> = {
  d: digit,
  D: not(digit),
  s: space,
  S: not(space),
  w: word,
  W: not(word),
}

/**
 * Reads a pattern. What this reads is the dialect of checklists: the part of JSON Schema's that runs in linear time,
 * without look-around, back references, inline flags and Unicode properties, and without word boundaries, on which
 * engines differ beside a character outside the basic plane. Anything else is a SyntaxError.
 */
export function parsePattern(source: string): PatternNode {
  const signs = [...source]
  let index = 0

  const node = choice()
  if (index < signs.length) throw fault()
  return node

  function fault(): SyntaxError {
    return new SyntaxError(`at ${index} of ${source}`)
  }

  function take(sign: string): boolean {
    if (signs[index] !== sign) return false
    index += 1
    return true
  }

  function matched(form: RegExp): RegExpExecArray | null {
    const match = form.exec(signs.slice(index, index + 24).join(''))
    if (match) index += [...match[0]].length
    return match
  }

  function choice(): PatternNode {
    const branches = [sequence()]
    while (take('|')) branches.push(sequence())
    return branches.length === 1 && branches[0] ? branches[0] : { is: 'choice', branches }
  }

  function sequence(): PatternNode {
    const parts: PatternNode[] = []
    while (index < signs.length && signs[index] !== '|' && signs[index] !== ')') parts.push(repeated(atom()))
    return { is: 'sequence', parts }
  }

  function repeated(part: PatternNode): PatternNode {
    const bounds = quantifier()
    if (bounds === null) return part
    if (part.is === 'edge') throw fault()
    take('?')
    if (/^[*+?{]$/.test(signs[index] ?? '')) throw fault()
    return { is: 'repeat', part, ...bounds }
  }

  function quantifier(): { least: number; most: number } | null {
    if (take('*')) return { least: 0, most: Number.POSITIVE_INFINITY }
    if (take('+')) return { least: 1, most: Number.POSITIVE_INFINITY }
    if (take('?')) return { least: 0, most: 1 }
    if (signs[index] !== '{') return null
    const match = matched(/^\{(\d{1,6})(,?)(\d{0,6})\}/)
    if (!match) throw fault()
    const least = Number(match[1])
    const most = match[2] === '' ? least : match[3] === '' ? Number.POSITIVE_INFINITY : Number(match[3])
    if (most < least) throw fault()
    return { least, most }
  }

  function atom(): PatternNode {
    if (take('(')) {
      if (signs[index] === '?' && !matched(/^\?(?::|<[A-Za-z][A-Za-z0-9_]{0,15}>)/)) throw fault()
      const inner = choice()
      if (!take(')')) throw fault()
      return inner
    }
    if (take('[')) return { is: 'char', test: bracket() }
    if (take('.')) return { is: 'char', test: (code) => code !== 10 }
    if (take('^')) return { is: 'edge', at: '^' }
    if (take('$')) return { is: 'edge', at: '$' }
    if (take('\\')) {
      const sign = escaped()
      return { is: 'char', test: typeof sign === 'number' ? (code) => code === sign : sign }
    }
    const literal = next()
    if (/^[*+?{}\])]$/.test(literal)) throw fault()
    const codePoint = literal.codePointAt(0)
    return { is: 'char', test: (code) => code === codePoint }
  }

  function bracket(): CharTest {
    const isNegated = take('^')
    const tests: CharTest[] = []
    while (!take(']')) {
      const first = member()
      const isRange = signs[index] === '-' && signs[index + 1] !== ']' && signs[index + 1] !== undefined
      if (isRange) {
        index += 1
        const last = member()
        if (typeof first !== 'number' || typeof last !== 'number' || last < first) throw fault()
        tests.push(between(first, last))
      } else tests.push(typeof first === 'number' ? (code) => code === first : first)
    }
    if (tests.length === 0) throw fault()
    return isNegated ? not(either(...tests)) : either(...tests)
  }

  function member(): number | CharTest {
    if (take('\\')) return take('-') ? 45 : escaped()
    const sign = next()
    if (sign === '[') throw fault() // [[:alpha:]] means another thing to each engine
    return sign.codePointAt(0) ?? 0
  }

  /** After a backslash: a class of characters, or the one character it stands for. */
  function escaped(): number | CharTest {
    const code = matched(/^(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\})/)
    if (code) {
      const codePoint = Number.parseInt(code[1] ?? code[2] ?? code[3] ?? '', 16)
      if (codePoint > 0x10ffff || (codePoint >= 0xd800 && codePoint < 0xe000)) throw fault()
      return codePoint
    }
    const sign = next()
    const known = Object.hasOwn(classes, sign) ? classes[sign] : Object.hasOwn(controls, sign) ? controls[sign] : undefined
    if (known !== undefined) return known
    if (/^[\^$\\.*+?()[\]{}|/]$/.test(sign)) return sign.codePointAt(0) ?? 0
    throw fault()
  }

  function next(): string {
    const sign = signs[index]
    if (sign === undefined) throw fault()
    index += 1
    return sign
  }
}

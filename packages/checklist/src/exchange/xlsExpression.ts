import { type Fields, fieldsOf, isWrittenSame, namesOf, partsOf } from '../edit/parts.ts'

/** How the answers of a checklist are called in an expression, and their values; undefined where a form cannot name it. */
export interface AnswerNames {
  nameOf(path: string): string | undefined
  codeOf(path: string, value: string): string | undefined
}

const signs = { minimum: '>=', exclusiveMinimum: '>', maximum: '<=', exclusiveMaximum: '<' } as const
const keywords = new Map<string, string>(Object.entries(signs).map(([keyword, sign]) => [sign, keyword]))

/**
 * A condition over single answers (as `flatCondition` gives it) in the language of XLSForm: comparisons joined by `and` and
 * `or`. Undefined where it says something else.
 */
export function expressionOf(flat: Fields, names: AnswerNames): string | undefined {
  for (const [join, word] of [
    ['anyOf', ' or '],
    ['allOf', ' and '],
  ] as const) {
    const parts = flat[join]
    if (!Array.isArray(parts)) continue
    const told = parts.map((part) => expressionOf(fieldsOf(part), names))
    if (told.length === 0 || !told.every((one) => one !== undefined)) return undefined
    return told.map((one) => (told.length > 1 && /( and | or )/.test(one) ? `(${one})` : one)).join(word)
  }
  const told = partsOf(flat).flatMap(([path, test]) => Object.entries(test).map((one) => comparison(path, one, names)))
  if (told.length === 0 || !told.every((one) => one !== undefined)) return undefined
  return told.map((one) => (told.length > 1 && one.includes(' or ') ? `(${one})` : one)).join(' and ')
}

function comparison(path: string, [keyword, value]: [string, unknown], names: AnswerNames): string | undefined {
  const name = names.nameOf(path)
  if (name === undefined) return undefined
  const asked = `\${${name}}`
  if (keyword in signs && typeof value === 'number') return `${asked} ${signs[keyword as keyof typeof signs]} ${value}`
  const values = keyword === 'const' ? [value] : keyword === 'enum' && Array.isArray(value) ? value : []
  const equal = values.map((one) => {
    if (typeof one === 'number') return `${asked} = ${one}`
    const code = typeof one === 'string' ? names.codeOf(path, one) : undefined
    return code === undefined || code.includes("'") ? undefined : `${asked} = '${code}'`
  })
  return equal.length > 0 && equal.every((one) => one !== undefined) ? equal.join(' or ') : undefined
}

/** What an answer that a form names is in a checklist: its path, and which value a code stands for. */
export interface NamedAnswer {
  path: string
  valueOf(code: string): string | undefined
}

const token = /\s*(?:\$\{\s*([^{}]+?)\s*\}|'([^']*)'|"([^"]*)"|(-?\d+(?:\.\d+)?)|(<=|>=|[=<>(),])|(and|or|selected)(?![\w-]))/y
const longest = 2_000
const deepest = 10

type Token = { answer: string } | { text: string } | { number: number } | { sign: string }

function tokensOf(expression: string): Token[] | undefined {
  const found: Token[] = []
  token.lastIndex = 0
  const whole = expression.trim()
  while (token.lastIndex < whole.length) {
    const [read, answer, single, double, number, sign, word] = token.exec(whole) ?? []
    if (read === undefined) return undefined
    const text = single ?? double
    if (answer !== undefined) found.push({ answer })
    else if (text !== undefined) found.push({ text })
    else if (number !== undefined) found.push({ number: Number(number) })
    else found.push({ sign: sign ?? word ?? '' })
  }
  return found
}

/**
 * Reads such an expression as a condition over single answers. Undefined for whatever else the language can say, and for an answer
 * that `answerOf` does not know.
 */
export function readExpression(expression: string, answerOf: (name: string) => NamedAnswer | undefined): Fields | undefined {
  const tokens = expression.length > longest ? undefined : tokensOf(expression)
  if (tokens === undefined || tokens.length === 0) return undefined
  let at = 0
  const takes = (sign: string) => {
    const next = tokens[at]
    if (next === undefined || !('sign' in next) || next.sign !== sign) return false
    at += 1
    return true
  }
  const joined = (word: 'and' | 'or', one: () => Fields | undefined): Fields | undefined => {
    const parts = [one()]
    while (takes(word)) parts.push(one())
    if (!parts.every((part) => part !== undefined)) return undefined
    return parts.length === 1 ? parts[0] : word === 'and' ? all(parts) : any(parts)
  }
  const either = (depth: number): Fields | undefined =>
    depth > deepest ? undefined : joined('or', () => joined('and', () => single(depth)))
  const single = (depth: number): Fields | undefined => {
    if (takes('(')) {
      const inside = either(depth + 1)
      return takes(')') ? inside : undefined
    }
    const isSelected = takes('selected') && takes('(')
    const asked = tokens[at++]
    const sign = isSelected ? { sign: '=' } : tokens[at]
    if (isSelected ? !takes(',') : at++ >= tokens.length) return undefined
    const value = tokens[at++]
    if (isSelected && !takes(')')) return undefined
    if (!asked || !('answer' in asked) || !sign || !('sign' in sign) || !value) return undefined
    return compared(answerOf(asked.answer), sign.sign, value)
  }
  const read = either(0)
  return at === tokens.length ? read : undefined
}

function compared(answer: NamedAnswer | undefined, sign: string, value: Token): Fields | undefined {
  if (answer === undefined) return undefined
  const test = (keyword: string, wanted: unknown): Fields => ({
    properties: { [answer.path]: { [keyword]: wanted } },
    required: [answer.path],
  })
  if ('number' in value && sign !== '=') return keywords.has(sign) ? test(keywords.get(sign) ?? '', value.number) : undefined
  if (sign !== '=') return undefined
  const code = 'text' in value ? value.text : 'number' in value ? String(value.number) : undefined
  const word = code === undefined ? undefined : answer.valueOf(code)
  if (word !== undefined) return test('const', word)
  return 'number' in value ? test('const', value.number) : undefined
}

/** Conditions that must all hold: one schema where each compares something of its own, as documents of plans write it. */
function all(parts: readonly Fields[]): Fields {
  const tests = parts.flatMap((part) =>
    partsOf(part).flatMap(([path, test]) => Object.entries(test).map(([keyword, value]) => ({ path, keyword, value }))),
  )
  const isOne =
    parts.every((part) => 'properties' in part) &&
    new Set(tests.map(({ path, keyword }) => `${path} ${keyword}`)).size === tests.length
  if (!isOne) return { allOf: [...parts] }
  const paths = [...new Set(tests.map(({ path }) => path))]
  const properties = paths.map((path) => [
    path,
    Object.fromEntries(tests.filter((one) => one.path === path).map(({ keyword, value }) => [keyword, value])),
  ])
  return { properties: Object.fromEntries(properties), required: paths }
}

/** Conditions of which one must hold: one of several words where all ask for words of one answer. */
function any(parts: readonly Fields[]): Fields {
  const tests = parts.map((part) => partsOf(part))
  const [[path] = ['']] = tests[0] ?? []
  const words = tests.flatMap((one) =>
    one.flatMap(([name, test]) => (name === path ? namesOf(test['enum'] ?? [test['const']]) : [])),
  )
  const flat = (word: string): Fields => ({ properties: { [path]: { const: word } }, required: [path] })
  return parts.every((part, at) => isWrittenSame(part, flat(words[at] ?? '')))
    ? { properties: { [path]: { enum: words } }, required: [path] }
    : { anyOf: [...parts] }
}

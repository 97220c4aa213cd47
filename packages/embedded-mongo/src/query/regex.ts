import { BSONRegExp } from 'bson'
import { RE2JS } from 're2js'
import { badValue, MongoError } from '../mongoError.ts'

/** Long patterns cost memory at compile time; MongoDB's own limit is 32 KB, ours is what a search box needs. */
const MAX_PATTERN = 4096

/**
 * Compiles a client's regular expression with re2js, whose running time is linear in the text: with JavaScript's own
 * engine one pattern can stop the whole server. What RE2 lacks (look-around, back-references) is refused.
 */
export const compileRegex = (pattern: string, options: string): ((text: string) => boolean) => {
  if (pattern.length > MAX_PATTERN) throw new MongoError(51091, 'Regular expression is invalid: pattern is too large')
  let flags = 0
  for (const option of options) {
    if (option === 'i') flags |= RE2JS.CASE_INSENSITIVE
    else if (option === 'm') flags |= RE2JS.MULTILINE
    else if (option === 's') flags |= RE2JS.DOTALL
    else if (option !== 'u') throw new MongoError(51108, `invalid flag in regex options: ${option}`)
  }
  try {
    const compiled = RE2JS.compile(pattern, flags)
    return (text) => compiled.test(text)
  } catch (error) {
    throw new MongoError(51091, `Regular expression is invalid: ${error instanceof Error ? error.message : pattern}`)
  }
}

/** The regular expression given as a BSON value or as `$regex` with `$options`. */
export const regexOf = (pattern: unknown, options: unknown): BSONRegExp => {
  if (pattern instanceof BSONRegExp) return typeof options === 'string' ? regexOf(pattern.pattern, options) : pattern
  if (typeof pattern !== 'string') throw badValue('$regex has to be a string')
  if (options !== undefined && typeof options !== 'string') throw badValue('$options has to be a string')
  const unknown = /[^imsu]/.exec(options ?? '')
  if (unknown !== null) throw new MongoError(51108, `invalid flag in regex options: ${unknown[0]}`)
  return new BSONRegExp(pattern, options ?? '')
}

/** The literal text that every match of an anchored pattern begins with, if there is one. */
export const anchoredPrefix = (regex: BSONRegExp): string | undefined => {
  if (regex.options !== '' || !regex.pattern.startsWith('^') || regex.pattern.includes('|')) return undefined
  let prefix = ''
  let at = 1
  while (at < regex.pattern.length) {
    const character = regex.pattern.charAt(at)
    const next = regex.pattern.charAt(at + 1)
    const escaped = character === '\\' && /[^a-zA-Z0-9]/.test(next)
    if (!escaped && /[\\^$.|?*+()[\]{}]/.test(character)) break
    const width = escaped ? 2 : 1
    // A quantifier may make the last character optional.
    if (/[?*{]/.test(regex.pattern.charAt(at + width))) break
    prefix += escaped ? next : character
    at += width
  }
  // Half of a surrogate pair would not be the start of any UTF-8 text.
  return prefix === '' || /[\ud800-\udbff]$/.test(prefix) ? undefined : prefix
}

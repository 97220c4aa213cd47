import type { TemplateFill, TemplateView } from '@duzhan/contracts'

export type Blank = TemplateView['parameters'][number]
type BlankKind = 'text' | 'number' | 'date' | 'list' | 'choice' | 'yesNo'

/** How a blank is asked for, by the schema that its answer must meet. */
export function blankKind({ schema }: Pick<Blank, 'schema'>): BlankKind {
  const { type, format } = schema
  if (Array.isArray(schema['enum'])) return 'choice'
  if (type === 'array') return 'list'
  if (type === 'boolean') return 'yesNo'
  if (type === 'integer' || type === 'number') return 'number'
  return format === 'date' ? 'date' : 'text'
}

export type Answer = TemplateFill['answers'][string]

const number = /^-?\d+(\.\d+)?$/

/**
 * What a person typed, as the answer that it means; null while nothing is typed. A number may be typed in full-width
 * digits. What is no number stays a text, for the check to refuse.
 */
export function readAnswer(blank: Pick<Blank, 'schema'>, typed: string): Answer {
  const text = typed.trim()
  if (text === '') return null
  const kind = blankKind(blank)
  if (kind === 'list') return numbersIn(blank, linesOf(typed))
  if (kind === 'yesNo') return text === 'true'
  if (kind === 'choice') return choicesOf(blank).find((choice) => String(choice) === text) ?? text
  return kind === 'number' ? asNumber(text) : text
}

/** The answers that a blank may be chosen from. */
export function choicesOf({ schema }: Pick<Blank, 'schema'>): (string | number)[] {
  const listed: unknown[] = Array.isArray(schema['enum']) ? schema['enum'] : []
  return listed.filter((choice) => typeof choice === 'string' || typeof choice === 'number')
}

const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

function numbersIn({ schema }: Pick<Blank, 'schema'>, lines: string[]): (string | number)[] {
  const items: unknown = schema['items']
  const type = typeof items === 'object' && items !== null && 'type' in items ? items.type : undefined
  return type === 'integer' || type === 'number' ? lines.map(asNumber) : lines
}

function asNumber(text: string): string | number {
  const plain = text.normalize('NFKC').replaceAll(',', '')
  return number.test(plain) ? Number(plain) : text
}

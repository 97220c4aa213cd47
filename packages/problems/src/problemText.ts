import { fillSentence } from './fillSentence.ts'
import type { ProblemDetails } from './problem.ts'
import { access } from './sentences/access.ts'
import { dues } from './sentences/dues.ts'
import { operation } from './sentences/operation.ts'
import { plans } from './sentences/plans.ts'
import type { ProblemEntry } from './sentences/problemEntry.ts'
import { signOn } from './sentences/signOn.ts'
import { work } from './sentences/work.ts'

/**
 * Every problem code there is or ever was. `{name}` is filled from the problem's details; a part in `[ ]` is left out
 * when a detail it names is missing.
 */
export const catalogue = { ...access, ...signOn, ...plans, ...work, ...dues, ...operation } as const

const entries: Readonly<Record<string, ProblemEntry>> = catalogue
const unknownCode: ProblemEntry = {
  zh: '操作没有成功（{code}），请刷新后再试。',
  en: 'That did not work ({code}): reload and try again.',
}
const separator = { zh: '；', en: '; ' } as const
const listedAtMost = 3

/** The sentence that a person reads for a problem, filled from its details; a code without an entry still gets a sentence. */
export function problemText(code: string, details: ProblemDetails, language: 'zh' | 'en'): string {
  const entry = Object.hasOwn(entries, code) ? entries[code] : undefined
  const known = entry ? details : { ...details, code }
  return fillSentence((entry ?? unknownCode)[language], (name) => textOf(detailAt(known, name), language))
}

function detailAt(details: ProblemDetails, name: string): unknown {
  const [first = '', ...rest] = name.split('.')
  let value: unknown = Object.hasOwn(details, first) ? details[first] : undefined
  for (const step of rest) value = step === 'length' && Array.isArray(value) ? value.length : undefined
  return value
}

function textOf(value: unknown, language: 'zh' | 'en'): string | null {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value === '' ? null : value
  if (!Array.isArray(value) || value.length === 0) return null
  const listed = value.slice(0, listedAtMost).map((item) => messageOf(item).replace(/[。；;.]$/, ''))
  const more = language === 'zh' ? `等 ${value.length} 处` : `${value.length} in all`
  return [...listed, ...(value.length > listedAtMost ? [more] : [])].join(separator[language])
}

/** What stands in a list: its message, or itself; what is neither text nor number says nothing. */
function messageOf(item: unknown): string {
  const told = typeof item === 'object' && item !== null && 'message' in item ? item.message : item
  return typeof told === 'string' || typeof told === 'number' ? String(told) : ''
}

import type { $ZodIssue } from 'zod/v4/core'
import type { PlanFault } from './planFault.ts'

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  integer: '整数',
  boolean: '是或否',
  array: '一组内容',
  object: '一段内容',
  record: '一段内容',
}
const kindOf = (name: string): string => kinds[name] ?? name

/** Says a fault of shape in words that an author who is no programmer can act on. */
export function shapeFault(issue: $ZodIssue): PlanFault {
  return { path: issue.path.join('.'), message: sentenceOf(issue) }
}

function sentenceOf(issue: $ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('undefined') ? `缺少这一项，应为${kindOf(issue.expected)}` : `应为${kindOf(issue.expected)}`
    case 'unrecognized_keys':
      return `有不认识的内容：${issue.keys.join('、')}`
    case 'too_small':
      if (issue.origin !== 'number' && issue.origin !== 'int') return atLeast(Number(issue.minimum))
      return issue.inclusive === false ? `应大于 ${issue.minimum}` : `不能小于 ${issue.minimum}`
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int' ? `不能大于 ${issue.maximum}` : `最多 ${issue.maximum} 个`
    case 'invalid_value':
      return `只能是：${issue.values.join('、')}`
    case 'invalid_format':
      return '格式不对'
    case 'custom':
    case 'invalid_element':
    case 'invalid_key':
    case 'invalid_union':
    case 'not_multiple_of':
      return issue.message
  }
}

const atLeast = (minimum: number): string => (minimum <= 1 ? '不能为空' : `至少 ${minimum} 个`)

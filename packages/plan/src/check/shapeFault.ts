import type { $ZodIssue } from 'zod/v4/core'
import { planCodeShape, plannableDate, plannableYears } from '../schema/textShapes.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { kinds } from '../wording/shapeSentences.ts'
import { listed, ofPlan, type Words } from '../wording/words.ts'
import { choiceWords } from './choiceWords.ts'

/** Says a fault of shape in words that an author who is no programmer can act on; the input is to be reported with it. */
export function shapeFault(issue: $ZodIssue): PlanFault {
  const path = issue.path.join('.')
  switch (issue.code) {
    case 'invalid_type':
      return planFault(issue.input === undefined ? 'field.missing' : 'field.wrong-kind', path, { kind: kindOf(issue.expected) })
    case 'unrecognized_keys':
      return planFault('field.unknown', path, { names: inOrder(issue.keys) })
    case 'too_small':
      return tooSmall(path, Number(issue.minimum), { isNumber: isNumber(issue.origin), isAbove: issue.inclusive === false })
    case 'too_big':
      return planFault(isNumber(issue.origin) ? 'number.too-large' : 'field.too-many', path, { most: Number(issue.maximum) })
    case 'invalid_value':
      return planFault('field.no-choice', path, { choices: choicesOf(path, issue.values.map(String)) })
    case 'invalid_format':
      return malformed(path, issue.pattern)
    case 'invalid_key':
      return planFault('field.bad-key', path)
    case 'invalid_element':
      return planFault('field.bad-value', path, { origin: issue.origin })
    case 'not_multiple_of':
      return planFault('number.not-multiple', path, { step: issue.divisor })
    case 'custom':
    case 'invalid_union':
      return planFault('field.misfit', path)
  }
}

const kindOf = (name: string): Words => kinds[name] ?? name
const isNumber = (origin: string): boolean => origin === 'number' || origin === 'int'
const inOrder = (names: readonly string[]): Words => listed(names.map(ofPlan), '')

/** What may be chosen at a place: in Chinese by its word, with what is written for it behind. */
function choicesOf(path: string, choices: readonly string[]): Words {
  const field = path.replaceAll(/\.\d+/g, '')
  const named = choices.map((choice): Words => {
    const words = choiceWords(field, choice)
    return words ? { zh: `${words.zh}（${choice}）`, en: choice } : ofPlan(choice)
  })
  return listed(named, '')
}

function malformed(path: string, pattern: string | undefined): PlanFault {
  if (pattern === String(plannableDate)) return planFault('date.out-of-range', path, plannableYears)
  return planFault(pattern === String(planCodeShape) ? 'plan.code-malformed' : 'field.malformed', path)
}

function tooSmall(path: string, least: number, { isNumber, isAbove }: { isNumber: boolean; isAbove: boolean }): PlanFault {
  if (isNumber)
    return isAbove ? planFault('number.not-above', path, { bound: least }) : planFault('number.too-small', path, { least })
  return least <= 1 ? planFault('field.empty', path) : planFault('field.too-few', path, { least })
}

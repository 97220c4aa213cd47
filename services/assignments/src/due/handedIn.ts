import type { DueHandIn } from '@duzhan/contracts'
import type { Duty } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import type { KeptFigure, TrackedStep } from './due.ts'

type Given = Pick<DueHandIn, 'text' | 'isNil' | 'files' | 'figures'>

/** What a duty asks for; one that the plan does not have any more asks for nothing in particular. */
export type Asked = Pick<Duty, 'asks' | 'figures'>
export const askedFreely: Asked = { asks: null, figures: [] }

/** The figures as they are kept, in the order of the plan. Throws `due.figure-unknown`, `due.figure-not-whole`, `due.figure-missing`. */
function figuresOf({ figures: asked }: Asked, given: Given['figures']): KeptFigure[] {
  const values = new Map(given.map(({ key, value }) => [key, value]))
  const unknown = given.find(({ key }) => !asked.some((figure) => figure.key === key))
  if (unknown || values.size < given.length) throw new Problem('invalid', 'due.figure-unknown')
  return asked.map(({ key, title, unit = null, kind }) => {
    const value = values.get(key)
    if (value === undefined) throw new Problem('invalid', 'due.figure-missing', { figure: title })
    if (kind === 'integer' && !Number.isSafeInteger(value))
      throw new Problem('invalid', 'due.figure-not-whole', { figure: title })
    return { key, title, unit, value }
  })
}

/**
 * What is kept of what was handed in, held against what the duty asks for. Throws `due.nil-refused` where nothing to report
 * is no answer, `due.text-missing`, `due.file-missing`, and what is wrong with a figure.
 */
export function handedInFor(
  asked: Asked,
  mayBeNil: boolean,
  { text, isNil, files, figures }: Given,
): Pick<TrackedStep, 'text' | 'isNil' | 'files' | 'figures'> {
  if (isNil) {
    if (!mayBeNil) throw new Problem('invalid', 'due.nil-refused')
    return { text, isNil, ...(files.length > 0 && { files }) }
  }
  const asks = asked.asks ?? []
  if (text === '' && (asks.includes('text') || (asks.length === 0 && files.length === 0)))
    throw new Problem('invalid', 'due.text-missing')
  if (files.length === 0 && asks.includes('file')) throw new Problem('invalid', 'due.file-missing')
  const kept = figuresOf(asks.includes('figures') ? asked : askedFreely, figures)
  return { text, ...(files.length > 0 && { files }), ...(kept.length > 0 && { figures: kept }) }
}

import type { TemplateView } from '@duzhan/contracts'

export type Blank = TemplateView['parameters'][number]
export type BlankKind = 'text' | 'number' | 'date' | 'list' | 'choice' | 'yesNo'

/** How a blank is asked for, by the schema that its answer must meet. */
export function blankKind({ schema }: Pick<Blank, 'schema'>): BlankKind {
  const { type, format } = schema
  if (Array.isArray(schema['enum'])) return 'choice'
  if (type === 'array') return 'list'
  if (type === 'boolean') return 'yesNo'
  if (type === 'integer' || type === 'number') return 'number'
  return format === 'date' ? 'date' : 'text'
}

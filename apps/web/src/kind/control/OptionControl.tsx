import type { SubSchema } from '@duzhan/checklist'
import type { ControlProps } from '../scalar.ts'
import { OptionButtons } from './OptionButtons.tsx'
import { OptionSearch } from './OptionSearch.tsx'

/** More options than these are searched and not laid out. */
const mostButtons = 6

/** The options that a schema allows, in the order of the checklist. */
export function choicesIn(schema: SubSchema): readonly string[] {
  return (schema.enum ?? []).map(String)
}

interface OptionControlProps extends Omit<ControlProps, 'value' | 'change' | 'schema'> {
  options: readonly string[]
  chosen: readonly string[]
  isMany: boolean
  tone(option: string): 'good' | 'bad' | 'plain'
  onChange(chosen: readonly string[]): void
}

/** One or several options: a few as buttons, many as a list that is searched. */
export function OptionControl(props: OptionControlProps) {
  const { id, options, chosen, isMany, isRequired, labelledBy, describedBy, isInvalid, onChange } = props
  const shared = { id, options, chosen, isMany, isRequired, labelledBy, describedBy, isInvalid, onChange }
  return options.length > mostButtons ? <OptionSearch {...shared} /> : <OptionButtons {...shared} tone={props.tone} />
}

import { useId } from 'react'
import { zh } from '../locales/zh.ts'
import { useMe } from '../person/me.ts'
import { MomentInput } from '../ui/MomentInput.tsx'
import { WordsField } from '../ui/WordsField.tsx'
import { type ChosenPerson, PersonPicker } from './PersonPicker.tsx'

/** When a person leaves a post, why, and who takes over what they hold. */
export interface Leaving {
  from: string
  reason: string
  successor: ChosenPerson | null
}
interface Props {
  leaving: Leaving
  /** Whose post it is: they cannot be their own successor. */
  account: string
  reasonLabel: string
  onChange: (leaving: Leaving) => void
}

export function LeavingFields({ leaving, account, reasonLabel, onChange }: Props) {
  const id = useId()
  const { today } = useMe()
  const { from, reason, successor } = leaving
  const change = (more: Partial<Leaving>) => onChange({ ...leaving, ...more })
  return (
    <>
      <PersonPicker
        label={zh.people.successor}
        none={zh.people.leftToPost}
        without={account}
        chosen={successor}
        onChoose={(chosen) => change({ successor: chosen })}
      />
      <div className="field">
        <label htmlFor={id}>{zh.people.moveFrom}</label>
        <MomentInput
          {...{ id, kind: 'date', required: true, min: today, value: from }}
          aria-describedby={`${id}-hint`}
          onChange={(day) => change({ from: day })}
        />
        <span className="field-hint" id={`${id}-hint`}>
          {zh.people.moveFromHint}
        </span>
      </div>
      <WordsField
        label={reasonLabel}
        isRequired
        most={500}
        rows={2}
        text={reason}
        onChange={(text) => change({ reason: text })}
      />
    </>
  )
}

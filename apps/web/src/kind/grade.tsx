import { columnKinds } from '@duzhan/checklist'
import { zh } from '../locales/zh.ts'
import { choiceScalar } from './choice.tsx'
import { OptionButtons } from './control/OptionButtons.tsx'
import { choicesIn } from './control/OptionControl.tsx'
import { kindTitle, optionsOf } from './options.ts'
import type { Scalar } from './scalar.ts'
import { scalarView } from './scalarView.tsx'

const tone: Scalar['tone'] = (value, schema) => {
  const isBad = columnKinds.grade.isBad?.(value, { schema, annotation: optionsOf(schema) })
  if (isBad === undefined) return 'plain'
  return isBad ? 'bad' : 'good'
}

/** One of ordered words, each with a button of its own; the bad ones are red once they are chosen. */
export const gradeScalar: Scalar = {
  ...choiceScalar,
  Control: ({ schema, value, change, ...rest }) => (
    <OptionButtons
      {...rest}
      options={choicesIn(schema)}
      chosen={value === undefined ? [] : [String(value)]}
      isMany={false}
      tone={(option) => tone(option, schema)}
      onChange={([chosen]) => change(chosen)}
    />
  ),
  tone,
  tag: (schema) => zh.kinds.tag(kindTitle('grade'), zh.kinds.listed(choicesIn(schema))),
}

export const grade = scalarView(gradeScalar, 'value')

import { zh } from '../locales/zh.ts'
import { choiceScalar } from './choice.tsx'
import { OptionButtons } from './control/OptionButtons.tsx'
import { choicesIn } from './control/OptionControl.tsx'
import { optionsOf } from './options.ts'
import type { Scalar } from './scalar.ts'
import { scalarView } from './scalarView.tsx'

const tone: Scalar['tone'] = (value, schema) => {
  const { bad = [] } = optionsOf(schema)
  if (bad.length === 0) return 'plain'
  return bad.includes(String(value)) ? 'bad' : 'good'
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
  tag: (schema) => zh.kinds.tag(zh.kinds.names.grade, zh.kinds.listed(choicesIn(schema))),
}

export const grade = scalarView(gradeScalar, 'value')

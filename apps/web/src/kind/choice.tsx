import { zh } from '../locales/zh.ts'
import { choicesIn, OptionControl } from './control/OptionControl.tsx'
import { kindTitle } from './options.ts'
import type { Scalar } from './scalar.ts'
import { scalarView } from './scalarView.tsx'
import { withOther } from './withOther.tsx'

/** One of a list. */
export const choiceScalar: Scalar = {
  Control: ({ schema, value, change, ...rest }) => (
    <OptionControl
      {...rest}
      options={choicesIn(schema)}
      chosen={value === undefined ? [] : [String(value)]}
      isMany={false}
      tone={() => 'plain'}
      onChange={([chosen]) => change(chosen)}
    />
  ),
  isChosen: true,
  words: String,
  tone: () => 'plain',
  fault: (value, schema) => (choicesIn(schema).includes(String(value)) ? undefined : zh.kinds.notAnOption(String(value))),
  read: (text, schema) => {
    const plain = text.normalize('NFKC').trim()
    return choicesIn(schema).find((option) => option.normalize('NFKC').trim() === plain) ?? text
  },
  tag: (schema) => zh.kinds.tag(kindTitle('choice'), zh.kinds.listed(choicesIn(schema))),
}

export const choice = withOther(scalarView(choiceScalar, 'value'))

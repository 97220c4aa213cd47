import type { SubSchema } from '@duzhan/checklist'
import { zh } from '../locales/zh.ts'
import { choicesIn, OptionControl } from './control/OptionControl.tsx'
import { kindTitle } from './options.ts'
import type { Scalar } from './scalar.ts'
import { scalarView } from './scalarView.tsx'
import { withOther } from './withOther.tsx'

const inSchema = (schema: SubSchema) => choicesIn(schema.items ?? {})
const listOf = (value: unknown) => (Array.isArray(value) ? value.map(String) : [])

/** Several of a list, in the order of the list. */
export const choicesScalar: Scalar = {
  Control: ({ schema, value, change, ...rest }) => (
    <>
      <OptionControl
        {...rest}
        options={inSchema(schema)}
        chosen={listOf(value)}
        isMany
        tone={() => 'plain'}
        onChange={(chosen) => change(chosen.length > 0 ? chosen : undefined)}
      />
      <p className="field-hint">{zh.kinds.many(schema.maxItems, inSchema(schema).length)}</p>
    </>
  ),
  isChosen: true,
  words: (value) => (Array.isArray(value) ? (value.length > 0 ? value.join('、') : zh.kinds.none) : String(value)),
  tone: () => 'plain',
  fault(value, schema) {
    const strange = (Array.isArray(value) ? value : [value]).map(String).find((one) => !inSchema(schema).includes(one))
    return strange === undefined ? undefined : zh.kinds.notAnOption(strange)
  },
  read: (text, schema) => {
    const written = text
      .normalize('NFKC')
      .split(/[、,;，；\n]/)
      .map((part) => part.trim())
      .filter(Boolean)
    const options = inSchema(schema)
    const meant = written.map((part) => options.find((option) => option.normalize('NFKC').trim() === part) ?? part)
    return [...new Set(meant)].sort((a, b) => options.indexOf(a) - options.indexOf(b))
  },
  tag: (schema) => zh.kinds.tag(kindTitle('choices'), zh.kinds.listed(inSchema(schema))),
}

export const choices = withOther(scalarView(choicesScalar, 'value'))

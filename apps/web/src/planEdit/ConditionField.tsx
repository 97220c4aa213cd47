import {
  type AskedAttribute,
  attributesOf,
  type Comparison,
  type ConditionTerm,
  conditionOf,
  conditionTerm,
  type NamedField,
  type Place,
  type PlanField,
} from '@duzhan/plan/edit'
import { zh } from '../locales/zh.ts'
import { Boxes } from './ChoicesField.tsx'
import { useEditPlan } from './editPlan.ts'
import { Removable } from './GroupField.tsx'

interface ConditionFieldProps {
  named: NamedField
  field: Extract<PlanField, { kind: 'condition' }>
  at: Place
  value: unknown
  onChange: (value: unknown) => void
}

/** A condition as sentences of subject, comparison and value; what sentences cannot say is left as it stands. */
export function ConditionField({ named, field, value, onChange }: ConditionFieldProps) {
  const { whole } = useEditPlan()
  const attributes = attributesOf(whole, named.path)
  const term = conditionTerm(value)
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0
  const first = firstTest(attributes)
  return (
    <Removable {...{ named, field, value, onChange }}>
      {term ? (
        <Term
          term={term}
          attributes={attributes}
          label={named.words.zh}
          onChange={(next) => onChange(next ? conditionOf(next) : {})}
        />
      ) : isEmpty ? (
        <button
          type="button"
          className="button button-small"
          disabled={first === undefined}
          onClick={() => first && onChange(conditionOf(first))}
        >
          {first ? zh.planEdit.addTest : zh.planEdit.nothingToAsk}
        </button>
      ) : (
        <p className="muted">{zh.planEdit.unusualCondition}</p>
      )}
    </Removable>
  )
}

interface TermProps<Kind extends ConditionTerm = ConditionTerm> {
  term: Kind
  attributes: readonly AskedAttribute[]
  label: string
  /** The term as it is to be; undefined for one that is taken away. */
  onChange: (term: ConditionTerm | undefined) => void
}
type Joined = Extract<ConditionTerm, { join: unknown }>
type Test = Exclude<ConditionTerm, Joined>

/** A condition of any number of comparisons, each with its row. */
export function Term({ term, ...props }: TermProps) {
  return 'join' in term ? (
    <JoinedTerm {...props} term={term} />
  ) : (
    <fieldset className="edit-group" aria-label={props.label}>
      <TestRow {...props} term={term} />
      <AddTest {...props} terms={[term]} join="all" />
    </fieldset>
  )
}

/** Several terms, all or any of which must hold. */
function JoinedTerm({ term, attributes, label, onChange }: TermProps<Joined>) {
  const { join, terms } = term
  const put = (index: number, next: ConditionTerm | undefined) => {
    const rest = terms.flatMap((one, at) => (at === index ? (next ? [next] : []) : [one]))
    onChange(rest.length > 1 ? { ...term, terms: rest } : rest[0])
  }
  return (
    <fieldset className="edit-group" aria-label={label}>
      <select
        className="input"
        aria-label={zh.planEdit.join}
        value={join}
        onChange={({ target }) => onChange({ join: target.value === 'any' ? 'any' : 'all', terms })}
      >
        <option value="all">{zh.planEdit.joins.all}</option>
        <option value="any">{zh.planEdit.joins.any}</option>
      </select>
      {terms.map((one, index) =>
        'join' in one ? (
          <JoinedTerm
            // terms have no names of their own, and stand where they stand
            key={index.toString()}
            {...{ term: one, attributes, label: zh.planEdit.part(index + 1), onChange: (next) => put(index, next) }}
          />
        ) : (
          <TestRow key={index.toString()} {...{ term: one, attributes, label, onChange: (next) => put(index, next) }} />
        ),
      )}
      <AddTest {...{ attributes, terms, join, onChange }} />
    </fieldset>
  )
}

interface AddTestProps {
  attributes: readonly AskedAttribute[]
  terms: readonly ConditionTerm[]
  join: 'all' | 'any'
  onChange: (term: ConditionTerm) => void
}

function AddTest({ attributes, terms, join, onChange }: AddTestProps) {
  const first = firstTest(attributes)
  if (first === undefined) return null
  return (
    <button
      type="button"
      className="button button-quiet button-small"
      onClick={() => onChange({ join, terms: [...terms, first] })}
    >
      {zh.planEdit.addTest}
    </button>
  )
}

const numeric: readonly Comparison[] = ['least', 'above', 'most', 'below', 'is']
function comparisonsOf({ type, choices }: AskedAttribute): readonly Comparison[] {
  if (type === 'boolean') return ['is']
  return type === 'string' || choices ? ['is', 'isOneOf'] : numeric
}

/** What is first asked of an attribute. */
function testOf(attribute: AskedAttribute): Test {
  const [comparison = 'is'] = comparisonsOf(attribute)
  const value = attribute.type === 'boolean' ? true : attribute.type === 'string' ? (attribute.choices?.[0]?.value ?? '') : 0
  return { name: attribute.name, comparison, value }
}
/** What is asked first where nothing is asked yet. */
export const firstTest = ([first]: readonly AskedAttribute[]): Test | undefined => first && testOf(first)

/** One comparison: of what, how, with what. */
function TestRow({ term, attributes, onChange }: TermProps<Test>) {
  const attribute = attributes.find(({ name }) => name === term.name)
  const comparisons = attribute ? comparisonsOf(attribute) : [term.comparison]
  const compare = (next: string) => {
    const comparison = comparisons.find((one) => one === next) ?? term.comparison
    const isList = comparison === 'isOneOf'
    const value = isList === Array.isArray(term.value) ? term.value : isList ? [term.value] : (term.value as unknown[])[0] // a list, as it is not the same
    onChange({ ...term, comparison, value })
  }
  return (
    <div className="edit-test">
      <select
        className="input"
        aria-label={zh.planEdit.subject}
        value={term.name}
        onChange={({ target }) => {
          const next = attributes.find(({ name }) => name === target.value)
          if (next) onChange(testOf(next))
        }}
      >
        {attribute ? null : <option value={term.name}>{zh.planEdit.gone(term.name)}</option>}
        {attributes.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
      <select
        className="input"
        aria-label={zh.planEdit.comparison}
        value={term.comparison}
        onChange={({ target }) => compare(target.value)}
      >
        {[...new Set([...comparisons, term.comparison])].map((one) => (
          <option key={one} value={one}>
            {zh.planEdit.comparisons[one]}
          </option>
        ))}
      </select>
      <TestValue term={term} attribute={attribute} onChange={(value) => onChange({ ...term, value })} />
      <button type="button" className="button button-quiet button-small" onClick={() => onChange(undefined)}>
        {zh.planEdit.removeTest}
      </button>
    </div>
  )
}

interface TestValueProps {
  term: Test
  attribute: AskedAttribute | undefined
  onChange: (value: unknown) => void
}

function TestValue({ term: { value }, attribute, onChange }: TestValueProps) {
  const label = zh.planEdit.value
  if (typeof value === 'boolean')
    return (
      <select
        className="input"
        aria-label={label}
        value={String(value)}
        onChange={({ target }) => onChange(target.value === 'true')}
      >
        <option value="true">{zh.planEdit.yes}</option>
        <option value="false">{zh.planEdit.no}</option>
      </select>
    )
  if (Array.isArray(value)) {
    if (attribute?.choices) return <Boxes {...{ label, value, onChange, isRequired: true, options: attribute.choices }} />
    const split = (text: string) => text.split(/[、,，]/).map((one) => one.trim())
    return (
      <input
        className="input"
        aria-label={label}
        value={value.join('、')}
        onChange={({ target }) => onChange(split(target.value))}
      />
    )
  }
  if (attribute?.choices)
    return (
      <select className="input" aria-label={label} value={String(value)} onChange={({ target }) => onChange(target.value)}>
        {attribute.choices.some((choice) => choice.value === value) ? null : (
          <option value={String(value)}>{String(value)}</option>
        )}
        {attribute.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.title}
          </option>
        ))}
      </select>
    )
  const isNumber = typeof value === 'number'
  return (
    <span className="edit-test-value">
      <input
        className="input"
        type={isNumber ? 'number' : 'text'}
        step="any"
        aria-label={label}
        value={String(value)}
        onChange={({ target }) => onChange(isNumber ? Number(target.value) : target.value)}
      />
      {attribute?.unit ? <span className="faint">{attribute.unit}</span> : null}
    </span>
  )
}

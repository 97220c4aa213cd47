import { clausesOf, type EditedClause, type Fields, movedClause, withClause, withNewClause } from '@duzhan/checklist/edit'
import { Fragment, useId } from 'react'
import { zh } from '../../locales/zh.ts'
import { Act } from '../Act.tsx'
import { FindingFields } from './FindingFields.tsx'
import { FeedTold } from './IndicatorFeed.tsx'
import type { PlanParts } from './planParts.ts'

const words = zh.checklistEdit

interface ClauseFieldsProps {
  item: Fields
  parts: PlanParts
  /** Whether everything of each question is shown, or what an author looks at first. */
  isOpen: boolean
  onChange: (item: Fields) => void
  /** Opens the item, for what was just begun. */
  onOpen: () => void
}

/** The questions of a judgement, each with its good answer and what is found at the other one. */
export function ClauseFields({ item, parts, isOpen, onChange, onOpen }: ClauseFieldsProps) {
  const clauses = clausesOf(item)
  return (
    <>
      {clauses.length > 1 || isOpen ? (
        <ol className="builder-clauses">
          {clauses.map((clause, at) => (
            <li key={clause.key}>
              <Clause {...{ item, parts, isOpen, onChange, onOpen, clause, at, count: clauses.length }} />
            </li>
          ))}
        </ol>
      ) : (
        clauses.map((clause) => (
          <Fragment key={clause.key}>
            <FeedTold parts={parts} code={clause.indicator} good={clause.good} />
            <FindingOfClause {...{ item, parts, isOpen, clause, onChange, onOpen }} />
          </Fragment>
        ))
      )}
      {isOpen ? (
        <button
          type="button"
          className="button button-quiet button-small builder-add"
          onClick={() => onChange(withNewClause(item, words.newClause))}
        >
          {words.addClause}
        </button>
      ) : null}
    </>
  )
}

interface ClauseProps extends ClauseFieldsProps {
  clause: EditedClause
  at: number
  count: number
}

function Clause({ item, parts, isOpen, onChange, onOpen, clause, at, count }: ClauseProps) {
  const write = (change: Partial<EditedClause>) => onChange(withClause(item, clause.key, change))
  const isOnly = count === 1
  const known = parts.indicators.find(({ code }) => code === clause.indicator)
  const id = useId()
  return (
    <>
      <div className="builder-clause">
        <input
          className="input"
          aria-label={words.clause(at + 1)}
          maxLength={300}
          value={clause.title}
          onChange={({ target }) => write({ title: target.value })}
        />
        {isOnly ? null : <GoodAnswer label={words.clauseGood(at + 1)} good={clause.good} onChange={(good) => write({ good })} />}
        {isOpen ? (
          <label className="edit-check">
            <input
              type="checkbox"
              aria-label={words.clauseNaOf(at + 1)}
              checked={clause.hasNa}
              onChange={({ target }) => write({ hasNa: target.checked })}
            />
            {words.clauseNa}
          </label>
        ) : null}
        {isOnly ? null : (
          <span className="edit-element-acts">
            <Act
              label={zh.planEdit.up}
              of={clause.title}
              isDisabled={at === 0}
              onAct={() => onChange(movedClause(item, at, at - 1))}
            />
            <Act label={zh.planEdit.remove} of={clause.title} onAct={() => onChange(movedClause(item, at, null))} />
          </span>
        )}
      </div>
      {isOpen ? (
        <span className="builder-clause-indicator">
          <label className="faint" htmlFor={id}>
            {words.names.indicator}
          </label>
          <IndicatorInput id={id} parts={parts} value={clause.indicator} onChange={(indicator) => write({ indicator })} />
          {clause.indicator === null || known?.isOfGood === false ? null : (
            <GoodAnswer
              label={words.feed.asked(at + 1)}
              says={words.feed.good}
              good={clause.good}
              onChange={(good) => write({ good })}
            />
          )}
        </span>
      ) : null}
      <FeedTold parts={parts} code={clause.indicator} good={clause.good} />
      <FindingOfClause {...{ item, parts, isOpen, clause, onChange, onOpen }} />
    </>
  )
}

function FindingOfClause({ item, parts, isOpen, clause, onChange, onOpen }: Omit<ClauseProps, 'at' | 'count'>) {
  return (
    <FindingFields
      finding={clause.finding}
      begun={{ when: { kind: 'bad' }, title: clause.title }}
      asks={null}
      parts={parts}
      isOpen={isOpen}
      onChange={(finding) => {
        onChange(withClause(item, clause.key, { finding }))
        if (clause.finding === null) onOpen()
      }}
    />
  )
}

interface GoodAnswerProps {
  label: string
  good: 'yes' | 'no'
  /** What each of the two says of the answers. */
  says?: Readonly<Record<'yes' | 'no', string>>
  onChange: (good: 'yes' | 'no') => void
}

/** Which answer is the good one: the polarity of the question in words. */
export function GoodAnswer({ label, good, says = zh.planEdit.questions.goods, onChange }: GoodAnswerProps) {
  return (
    <select
      className="input"
      aria-label={label}
      value={good}
      onChange={({ target }) => onChange(target.value === 'no' ? 'no' : 'yes')}
    >
      <option value="yes">{says.yes}</option>
      <option value="no">{says.no}</option>
    </select>
  )
}

interface IndicatorInputProps {
  parts: PlanParts
  value: string | null
  onChange: (code: string | null) => void
  id?: string
}

/** The code of an indicator: typed, or found among those of the plan by its title. */
export function IndicatorInput({ parts, value, onChange, id }: IndicatorInputProps) {
  const known = parts.indicators.find(({ code }) => code === value)
  return (
    <span className="builder-indicator">
      <input
        id={id}
        className="input"
        list="builder-indicators"
        value={value ?? ''}
        maxLength={64}
        onChange={({ target }) => onChange(target.value.trim() === '' ? null : target.value.trim())}
      />
      {known ? <span className="faint">{known.title}</span> : null}
    </span>
  )
}

/** The indicators of the plan, for the fields that name one; it stands once on a page. */
export function IndicatorList({ parts }: { parts: PlanParts }) {
  return (
    <datalist id="builder-indicators">
      {parts.indicators.map(({ code, title, unit }) => (
        <option key={code} value={code}>
          {zh.planEdit.withUnit(title, unit)}
        </option>
      ))}
    </datalist>
  )
}

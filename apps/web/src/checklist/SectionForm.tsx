import type { OutlineSection } from '@duzhan/checklist'
import Form from '@rjsf/core/lib/components/Form.js'
import type { ErrorSchema, FieldTemplateProps, ObjectFieldTemplateProps, RJSFSchema, UiSchema } from '@rjsf/utils'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { answerValidator } from './answerValidator.ts'
import { ItemField } from './ItemField.tsx'
import type { ItemAnswers } from './itemAnswers.ts'
import type { ItemContext } from './itemContext.ts'

type SectionAnswers = Record<string, Record<string, unknown>>

interface SectionFormProps {
  checklist: Record<string, unknown>
  section: OutlineSection
  answers: ItemAnswers
  context: Omit<ItemContext, 'items' | 'answers'>
  /** What the server did not accept, shown at its item. */
  serverErrors: ErrorSchema<SectionAnswers> | undefined
}

const fields = { ItemField }
const templates = {
  FieldTemplate: ({ children }: FieldTemplateProps) => children,
  ObjectFieldTemplate: ({ properties }: ObjectFieldTemplateProps) => properties.map((property) => property.content),
  ErrorListTemplate: () => null,
}

/** Errors are shown at their items; the engine would write them to the console as well. */
function shownAtItems() {}

/** Answers are never made up: no default, no first option, no empty object stands for one. */
const noDefaults = { constAsDefaults: 'never', emptyObjectFields: 'skipDefaults' } as const

/** One section of a checklist as one form: the unit of validation, saving and going on. */
export const SectionForm = memo(function SectionForm(props: SectionFormProps) {
  const { checklist, section, answers, context, serverErrors } = props
  const form = useRef<Form<SectionAnswers>>(null)
  const [initial] = useState(() => heldBy(section, answers))
  const schema = useMemo(() => sectionSchema(section), [section])
  const { hidden, now } = context
  const validator = useMemo(() => answerValidator(checklist, section.key, { hidden, now }), [checklist, section.key, hidden, now])
  const uiSchema = useMemo(() => uiSchemaOf(section), [section])
  const formContext = useMemo(
    () => ({ ...context, answers, items: new Map(section.items.map((item) => [item.path, item])) }) satisfies ItemContext,
    [context, answers, section],
  )
  // what was written before and cannot be an answer is said at once, what is missing once it is asked for
  const isChecked = context.isStrict || Object.keys(initial).length > 0
  useEffect(() => {
    if (isChecked) form.current?.validateForm()
  }, [isChecked])
  return (
    <Form<SectionAnswers>
      ref={form}
      tagName="div"
      className="section-form"
      schema={schema}
      uiSchema={uiSchema}
      validator={validator}
      initialFormData={initial}
      formContext={formContext}
      fields={fields}
      templates={templates}
      liveValidate="onChange"
      showErrorList={false}
      onError={shownAtItems}
      experimental_defaultFormStateBehavior={noDefaults}
      {...(serverErrors ? { extraErrors: serverErrors } : {})}
    >
      <span />
    </Form>
  )
})

/**
 * What the form engine is told of a section: that it has these items. Their own schemas are the checklist's validator's and
 * our field's business; the engine would walk through all of them, and every row of a table, at each change.
 */
function sectionSchema(section: OutlineSection): RJSFSchema {
  return { type: 'object', properties: Object.fromEntries(section.items.map(({ key }) => [key, { type: 'object' }])) }
}

function heldBy(section: OutlineSection, answers: ItemAnswers): SectionAnswers {
  const held = section.items.map(({ key, path }) => [key, answers.held(path)] as const)
  return Object.fromEntries(held.filter(([, item]) => Object.keys(item).length > 0))
}

/** Every item is drawn by our own field, which knows the kinds; the engine draws none. */
function uiSchemaOf(section: OutlineSection): UiSchema {
  return Object.fromEntries(section.items.map((item) => [item.key, { 'ui:field': 'ItemField' }]))
}

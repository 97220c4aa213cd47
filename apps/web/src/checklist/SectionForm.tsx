import type { OutlineSection } from '@duzhan/checklist'
import Form from '@rjsf/core/lib/components/Form.js'
import type { ErrorSchema, FieldTemplateProps, ObjectFieldTemplateProps, RJSFSchema, UiSchema } from '@rjsf/utils'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import { answerValidator } from './answerValidator.ts'
import { ChecklistItem } from './ChecklistItem.tsx'
import type { ItemContext } from './itemContext.ts'

type SectionAnswers = Record<string, Record<string, unknown>>

interface SectionFormProps {
  checklist: Record<string, unknown>
  section: OutlineSection
  answers: SectionAnswers | undefined
  context: Omit<ItemContext, 'items'>
  /** What the server did not accept, shown at its item. */
  serverErrors: ErrorSchema<SectionAnswers> | undefined
  onChange: (section: string, answers: SectionAnswers) => void
}

const fields = { ChecklistItem }
const templates = {
  FieldTemplate: ({ children }: FieldTemplateProps) => children,
  ObjectFieldTemplate: ({ properties }: ObjectFieldTemplateProps) => properties.map((property) => property.content),
  ErrorListTemplate: () => null,
}

/** Errors are shown at their items; the engine would write them to the console as well. */
const shownAtItems = () => {}

/** Answers are never made up: no default, no first option, no empty object stands for one. */
const noDefaults = { constAsDefaults: 'never', emptyObjectFields: 'skipDefaults' } as const

/** One section of a checklist as one form: the unit of validation, saving and going on. */
export const SectionForm = memo(function SectionForm(props: SectionFormProps) {
  const { checklist, section, answers, context, serverErrors, onChange } = props
  const form = useRef<Form<SectionAnswers>>(null)
  const [initial] = useState(answers ?? {})
  const schema = useMemo(() => sectionSchema(checklist, section.key), [checklist, section.key])
  const validator = useMemo(() => answerValidator(checklist, section.key), [checklist, section.key])
  const uiSchema = useMemo(() => uiSchemaOf(section), [section])
  const formContext = useMemo(
    () => ({ ...context, items: new Map(section.items.map((item) => [item.path, item])) }) satisfies ItemContext,
    [context, section],
  )
  useEffect(() => {
    if (context.isStrict) form.current?.validateForm()
  }, [context.isStrict])
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
      onChange={({ formData }) => onChange(section.key, formData ?? {})}
      {...(serverErrors ? { extraErrors: serverErrors } : {})}
    >
      <span />
    </Form>
  )
})

function sectionSchema(checklist: Record<string, unknown>, section: string): RJSFSchema {
  const properties = checklist['properties'] as Record<string, RJSFSchema> // a checklist that the server admitted
  const definitions = checklist['$defs'] as RJSFSchema['$defs'] | undefined
  return { ...properties[section], ...(definitions ? { $defs: definitions } : {}) }
}

/** Judgements and texts are drawn by our own field, other kinds by the engine. */
function uiSchemaOf(section: OutlineSection): UiSchema {
  const own = section.items.filter((item) => item.kind === 'judgement' || item.kind === 'text')
  return Object.fromEntries(own.map((item) => [item.key, { 'ui:field': 'ChecklistItem' }]))
}

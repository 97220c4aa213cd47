import { type AnswerValidator, type ChecklistSchema, interpretAdmitted, isValid, type SubSchema } from '@duzhan/checklist'
import { ErrorSchemaBuilder, type ValidatorType } from '@rjsf/utils'
import { dayOf } from '../ui/dates.ts'
import type { ItemContext } from './itemContext.ts'

type Section = Record<string, Record<string, unknown>>

/**
 * The form engine's validator for one section, by interpretation: nothing is compiled, so a strict content security
 * policy holds, and the sentences are those that the server would send. What is hidden, by answers that may stand in
 * other sections, is neither asked nor judged.
 */
export function answerValidator(
  checklist: Record<string, unknown>,
  section: string,
  { hidden, now }: Pick<ItemContext, 'hidden' | 'now'>,
): ValidatorType<Section> {
  const part = sectionOf(checklist, section, hidden)
  let validate: AnswerValidator | undefined
  // a demanded item nobody touched is judged as an empty one, so that what it lacks is said at its questions
  const unanswered = Object.fromEntries((part.properties[section]?.required ?? []).map((key) => [key, {}]))
  return {
    validateFormData(formData) {
      validate ??= interpretAdmitted(part)
      const builder = new ErrorSchemaBuilder<Section>()
      const given = Object.entries(formData ?? {}).filter(
        ([key, item]) => !hidden.has(`${section}.${key}`) && Object.keys(item ?? {}).length > 0,
      )
      const found = validate({ [section]: { ...unanswered, ...Object.fromEntries(given) } }, { today: dayOf(now()) })
      const errors = found.map(({ path, keyword, params, message }) => {
        const inSection = path.split('.').slice(1)
        builder.addErrors(message, inSection)
        return { name: keyword, message, params, property: `.${inSection.join('.')}`, stack: message }
      })
      return { errors, errorSchema: builder.ErrorSchema }
    },
    isValid: (schema, formData) => isValid(schema as SubSchema, formData), // a part of a checklist that the server admitted
    rawValidation: () => ({ errors: [] }),
  }
}

/** The checklist with one section only, and of it only what is shown: the others have forms of their own. */
function sectionOf(checklist: Record<string, unknown>, section: string, hidden: ReadonlySet<string>): ChecklistSchema {
  const { properties, ...rest } = checklist as unknown as ChecklistSchema // one that the server admitted
  const { 'x-shown-if': _, ...own } = properties[section] ?? {}
  const isShown = (key: string) => !hidden.has(`${section}.${key}`)
  const items = Object.entries(own.properties ?? {}).filter(([key]) => isShown(key))
  const shown = { ...own, properties: Object.fromEntries(items.map(([key, item]) => [key, unconditional(item)])) }
  return {
    ...rest,
    properties: { [section]: own.required ? { ...shown, required: own.required.filter(isShown) } : shown },
    required: [section],
  }
}

/** What is shown is judged without the condition by which it is. */
function unconditional({ 'x-shown-if': _, ...item }: SubSchema): SubSchema {
  return item
}

import { type AnswerValidator, type ChecklistSchema, interpretAdmitted, isValid, type SubSchema } from '@duzhan/checklist'
import { ErrorSchemaBuilder, type ValidatorType } from '@rjsf/utils'

type Section = Record<string, Record<string, unknown>>

/**
 * The form engine's validator for one section, by interpretation: nothing is compiled, so a strict content security
 * policy holds, and the sentences are those that the server would send.
 */
export function answerValidator(checklist: Record<string, unknown>, section: string): ValidatorType<Section> {
  let validate: AnswerValidator | undefined
  // a demanded item nobody touched is judged as an empty one, so that what it lacks is said at its questions
  const unanswered = Object.fromEntries(requiredItems(checklist, section).map((key) => [key, {}]))
  return {
    validateFormData(formData) {
      validate ??= interpretAdmitted(onlySection(checklist, section))
      const builder = new ErrorSchemaBuilder<Section>()
      const given = Object.entries(formData ?? {}).filter(([, item]) => Object.keys(item ?? {}).length > 0)
      const found = validate({ [section]: { ...unanswered, ...Object.fromEntries(given) } })
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

function requiredItems(checklist: Record<string, unknown>, section: string): readonly string[] {
  const properties = checklist['properties'] as Record<string, { required?: readonly string[] }> // a checklist that the server admitted
  return properties[section]?.required ?? []
}

/** The checklist with one section only: the others have forms of their own. */
function onlySection(checklist: Record<string, unknown>, section: string): ChecklistSchema {
  const { properties, ...rest } = checklist as unknown as ChecklistSchema // one that the server admitted
  return { ...rest, properties: { [section]: properties?.[section] ?? {} }, required: [section] }
}

import { fieldFaults as words } from '../locales/zh/fieldFaults.ts'

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement

/** The fields whose words are ours: what a part of a page says of its own field stays. */
const ours = new Set<Field>()

function missing(field: Field): string {
  if (field instanceof HTMLSelectElement || field.type === 'radio') return words.missingChoice
  return field.type === 'checkbox' ? words.missingTick : words.missing
}

/** Why a browser does not take what stands in a field, as one sentence; '' for a reason that a part of a page gave. */
export function faultOf(field: Field): string {
  const { validity, value } = field
  if (validity.customError) return ''
  if (validity.valueMissing) return missing(field)
  if (validity.badInput) return words.notNumber
  if (field instanceof HTMLSelectElement) return words.other
  if (validity.tooShort) return words.tooShort(field.minLength, value.length)
  if (validity.tooLong) return words.tooLong(field.maxLength, value.length)
  if (field instanceof HTMLTextAreaElement) return words.other
  if (validity.rangeUnderflow) return words.least(field.min)
  if (validity.rangeOverflow) return words.most(field.max)
  return validity.stepMismatch ? words.step : words.other
}

/**
 * Has every field of a page say in Chinese why it does not take what stands in it. With the next letter, choice or press all are judged
 * anew, before a form is.
 */
export function sayFieldFaults(page: Document): void {
  page.addEventListener(
    'invalid',
    ({ target }) => {
      const fault = isField(target) ? faultOf(target) : ''
      if (!isField(target) || fault === '') return
      target.setCustomValidity(fault)
      ours.add(target)
    },
    true,
  )
  for (const event of ['input', 'change', 'click'])
    page.addEventListener(
      event,
      () => {
        for (const field of ours) field.setCustomValidity('')
        ours.clear()
      },
      true,
    )
}

import { badCondition, clausesOf } from './clauses.ts'
import { withWords, wordsOf } from './columns.ts'
import { evidenceOfItem, tellsBad, withEvidence } from './evidence.ts'
import { isAnswered, noteField, photosField } from './newItem.ts'
import {
  annotationOf,
  type Fields,
  fieldsOf,
  isWrittenSame,
  namesOf,
  partIn,
  requiredIn,
  withField,
  withOption,
  withPartAs,
} from './parts.ts'
import type { Lens, SettingForm } from './settingForm.ts'

export const orNone = (value: unknown) => (value === null || value === '' ? undefined : value)
export const only =
  (kinds: readonly string[], form: SettingForm): Lens['of'] =>
  (_item, kind) =>
    kinds.includes(kind) ? form : null

/** An option of `x-item`. */
export const option = (name: string, kinds: readonly string[], form: SettingForm): Lens => ({
  of: only(kinds, form),
  read: (item) => annotationOf(item)[name] ?? null,
  write: (item, value) => withOption(item, name, orNone(value)),
})
export const flagOption = (name: string, kinds: readonly string[]): Lens => ({
  of: only(kinds, { form: 'flag' }),
  read: (item) => annotationOf(item)[name] === true,
  write: (item, value) => withOption(item, name, value === true ? true : undefined),
})

/** A keyword of one of the item's fields; not of one that only refers to a definition. */
export const keyword = (field: string, name: string, kinds: readonly string[], form: SettingForm): Lens => ({
  of: (item, kind) => (kinds.includes(kind) && 'type' in partIn(item, field) ? form : null),
  read: (item) => partIn(item, field)[name] ?? null,
  write: (item, value) => withPartAs(item, field, withField(partIn(item, field), name, orNone(value))),
})
export const main = (lens: Lens): Lens => ({ ...lens, isMain: true })

export const anyNumber = { form: 'number', least: -1e9, most: 1e9 } as const
export const rowKinds = ['table', 'household']
const worded = ['grade', 'choice', 'choices']

/** How many decimals a number has: none of a whole number, null where nobody said. */
export const decimals: Lens = {
  of: (item, kind) =>
    kind === 'number' && 'type' in partIn(item, 'value') ? { form: 'number', least: 0, most: 6, isWhole: true } : null,
  read(item) {
    const value = partIn(item, 'value')
    return value['type'] === 'integer' ? 0 : (value['x-decimals'] ?? null)
  },
  write(item, count) {
    const value = withField(partIn(item, 'value'), 'x-decimals', count === 0 ? undefined : orNone(count))
    return withPartAs(item, 'value', { ...value, type: count === 0 ? 'integer' : 'number' })
  },
}

/** The unit, where its author wrote it. */
export const unit: Lens = {
  of: only(['number', 'computed'], { form: 'text', most: 20 }),
  read: (item) => annotationOf(item)['unit'] ?? partIn(item, 'value')['x-unit'] ?? null,
  write(item, value) {
    const field = partIn(item, 'value')
    return annotationOf(item)['unit'] === undefined && field['x-unit'] !== undefined
      ? withPartAs(item, 'value', withField(field, 'x-unit', orNone(value)))
      : withOption(item, 'unit', orNone(value))
  },
}

/** The words of a grade or a choice. What spoke of a word that is gone goes with it. */
export const words: Lens = {
  of: (item, kind) => (worded.includes(kind) && wordsOf(partIn(item, 'value')).length > 0 ? { form: 'lines' } : null),
  read: (item) => wordsOf(partIn(item, 'value')),
  write(item, value) {
    const next = namesOf(value)
    if (next.length === 0) return item
    const written = withPartAs(item, 'value', withWords(partIn(item, 'value'), next))
    const { other } = annotationOf(item)
    const lasting = typeof other === 'string' && !next.includes(other) ? withOther(written, undefined) : written
    return annotationOf(item)['bad'] === undefined
      ? lasting
      : withBad(
          lasting,
          namesOf(annotationOf(item)['bad']).filter((word) => next.includes(word)),
        )
  },
}

/** A grade of which these words are bad; what a bad answer must bring along, it brings with these. */
export function withBad(item: Fields, bad: readonly string[]): Fields {
  const evidence = evidenceOfItem(item)
  const written = withOption(item, 'bad', bad.length > 0 ? bad : undefined)
  if (evidence?.when !== 'bad') return written
  return withEvidence(written, tellsBad(written) ? evidence : { ...evidence, when: 'always' })
}

const otherField = { type: 'string', maxLength: 100, title: '其他' }
/** A choice of which one word asks for a text, or none. */
export function withOther(item: Fields, word: string | undefined): Fields {
  const hasField = 'type' in partIn(item, 'other')
  const asked = hasField === (word !== undefined) ? item : withPartAs(item, 'other', word === undefined ? undefined : otherField)
  return withOption(asked, 'other', word)
}

const noteWords = 5
/** Whether a bad answer asks for a note. */
export const noteOnBad: Lens = {
  of: (item, kind) => {
    const isOwn = item['if'] === undefined || isWrittenSame(item['if'], badCondition(item))
    return kind === 'judgement' && clausesOf(item).length > 0 && isOwn ? { form: 'flag' } : null
  },
  read: (item) => item['if'] !== undefined && requiredIn(item['then']).includes('note'),
  write(item, value) {
    if (value !== true) return withField(withField(withFreeNote(item), 'if', undefined), 'then', undefined)
    const noted = 'type' in partIn(item, 'note') ? item : withPartAs(item, 'note', noteField)
    return { ...noted, if: badCondition(item), then: { required: ['note'], properties: { note: { minLength: noteWords } } } }
  },
}

/** A note that nobody must write need not be long either. */
function withFreeNote(item: Fields): Fields {
  const field = partIn(item, 'note')
  return field['minLength'] === noteWords ? withPartAs(item, 'note', withField(field, 'minLength', undefined)) : item
}

/** Whether nothing in an item demands a field that it has beside its answer. */
const isFree = (item: Fields, field: string): boolean =>
  ![item, item['then'], item['else']].some((group) => requiredIn(group).includes(field))

/** Whether a note may be written beside the answer, where nothing demands one. */
export const offersNote: Lens = {
  of: (item, kind) => (isAnswered(kind) && isFree(item, 'note') ? { form: 'flag' } : null),
  read: (item) => Object.keys(partIn(item, 'note')).length > 0,
  write: (item, value) => withPartAs(item, 'note', value === true ? noteField : undefined),
}

/** Whether photos may be added to the answer, where nothing demands them. */
export const offersPhotos: Lens = {
  of(item, kind) {
    const isAsked = kind === 'photo' || (evidenceOfItem(item)?.photos ?? 0) > 0
    return isAnswered(kind) && !isAsked && isFree(item, 'photos') ? { form: 'flag' } : null
  },
  read: (item) => Object.keys(partIn(item, 'photos')).length > 0,
  write: (item, value) => withPartAs(item, 'photos', value === true ? photosField : undefined),
}

/** The sentence of the document that the item comes from; its line stays with it. */
export const source: Lens = {
  of: () => ({ form: 'text', most: 2_000, isLong: true }),
  read: (item) => fieldsOf(item['x-source'])['text'] ?? null,
  write(item, value) {
    const text = orNone(value)
    return withField(item, 'x-source', text === undefined ? undefined : { ...fieldsOf(item['x-source']), text })
  },
}

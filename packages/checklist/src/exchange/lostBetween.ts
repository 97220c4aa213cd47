import { clausesOf } from '../edit/clauses.ts'
import {
  annotationOf,
  type Fields,
  fieldsOf,
  isWrittenSame,
  partIn,
  partsOf,
  requiredIn,
  textOf,
  withField,
} from '../edit/parts.ts'
import { besideSettings, type SettingName, settingsOf } from '../edit/settings.ts'
import { flatCondition } from '../edit/shownWhen.ts'
import { withoutRefs } from '../schema/resolved.ts'
import type { ChecklistSchema, SubSchema } from '../schema/subSchema.ts'
import { expressionOf } from './xlsExpression.ts'

/** What can be lost: a setting, the parts of a judgement's questions, or `kept`, for which the builder has no words either. */
type LostPart =
  | SettingName
  | 'title'
  | 'kind'
  | 'clauses'
  | 'clauseGood'
  | 'clauseFindings'
  | 'isRequired'
  | 'shownIf'
  | 'kept'
  | 'gone'

/** An item, a section or the whole checklist (where both keys are null), and what of it a file does not hold. */
export interface LostAt {
  section: string | null
  item: string | null
  no: string
  title: string
  lost: LostPart[]
}

/**
 * What a checklist has that another one has not, at its places. The other is what comes of the first by writing it to a file and
 * reading it again: so nothing is lost that is not told, whatever the file cannot say.
 */
export function lostBetween(checklist: ChecklistSchema, written: unknown): LostAt[] {
  const before = withoutRefs(checklist)
  const other = withoutRefs(fieldsOf(written) as SubSchema) // made of the first
  const rest = ({ properties: _, required: _required, $schema: _schema, $defs: _defs, ...root }: Fields) => root
  const { title, ...others } = rest(before as Fields)
  const { title: titleAfter, ...othersAfter } = rest(fieldsOf(other))
  const whole: LostPart[] = [
    ...(title === titleAfter ? [] : ['title' as const]),
    ...(isSame(others, othersAfter) && isSameSet(requiredIn(before), requiredIn(other)) ? [] : ['kept' as const]),
  ]
  const found = partsOf(before).flatMap(([section, part]) => {
    const after = partIn(other, section)
    const items = partsOf(part).map(([item, asked]) =>
      lostAt({ section, item }, asked, lostOfItem(asked, partIn(after, item), isRequiredIn(part, after, item))),
    )
    return [lostAt({ section, item: null }, part, lostOfSection(part, after)), ...items]
  })
  return [{ section: null, item: null, no: '', title: textOf(title), lost: whole }, ...found].filter(
    ({ lost }) => lost.length > 0,
  )
}

const lostAt = (place: { section: string; item: string | null }, part: Fields, lost: LostPart[]): LostAt => ({
  ...{ ...place, no: textOf(annotationOf(part)['no']), title: textOf(part['title']), lost },
})

/** Whether two values say the same, in whatever order their fields stand. */
function isSame(one: unknown, other: unknown): boolean {
  return isWrittenSame(sorted(one), sorted(other))
}
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, part]): [string, unknown] => [name, sorted(part)])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}
const isSameSet = (one: readonly string[], other: readonly string[]) => isWrittenSame([...one].sort(), [...other].sort())

const isRequiredIn = (before: Fields, after: Fields, key: string): boolean =>
  requiredIn(before).includes(key) === requiredIn(after).includes(key)

/** Conditions that read the same are the same, however they are nested. */
function isShownAlike(one: unknown, other: unknown): boolean {
  const told = (condition: unknown) => {
    const flat = condition === undefined ? undefined : flatCondition(condition)
    return flat && expressionOf(flat, { nameOf: (path) => path, codeOf: (_path, value) => value })
  }
  return isWrittenSame(one, other) || (told(one) !== undefined && told(one) === told(other))
}

/** What a section says that the builder calls by the same names as of an item. */
const sayable = [
  ['x-source', 'source'],
  ['x-hold', 'hold'],
] as const

function lostOfSection(before: Fields, after: Fields): LostPart[] {
  if (textOf(after['type']) === '') return ['gone']
  const rest = ({ properties: _, required: _required, title: _title, 'x-shown-if': _shown, ...part }: Fields) =>
    Object.fromEntries(Object.entries(part).filter(([name]) => !sayable.some(([keyword]) => keyword === name)))
  return [
    ...(before['title'] === after['title'] ? [] : ['title' as const]),
    ...(isShownAlike(before['x-shown-if'], after['x-shown-if']) ? [] : ['shownIf' as const]),
    ...sayable.flatMap(([keyword, name]) => (isSame(before[keyword], after[keyword]) ? [] : [name])),
    ...(isSame(rest(unnumbered(before)), rest(unnumbered(after))) ? [] : ['kept' as const]),
  ]
}
/** Numbers are given anew by where a part stands. */
const unnumbered = (part: Fields): Fields => ({ ...part, 'x-item': withField(annotationOf(part), 'no', undefined) })

function lostOfItem(before: Fields, after: Fields, isRequiredAlike: boolean): LostPart[] {
  if (textOf(after['type']) === '') return ['gone']
  const values = new Map(settingsOf(after).map(({ name, value }) => [name, value]))
  const settings = settingsOf(before)
    // what may not be said beside an answer is said too
    .filter(({ name, value }) => (besideSettings.includes(name) || isSaid(value)) && !isSame(value, values.get(name)))
    .map(({ name }) => name)
  const [clauses, clausesAfter] = [clausesOf(before), clausesOf(after)]
  const each = (part: (clause: (typeof clauses)[number]) => unknown) => isSame(clauses.map(part), clausesAfter.map(part))
  const told: LostPart[] = [
    ...(before['title'] === after['title'] ? [] : ['title' as const]),
    ...(annotationOf(before)['kind'] === annotationOf(after)['kind'] ? [] : ['kind' as const]),
    ...(each(({ key, title, hasNa }) => [key, title, hasNa]) ? [] : ['clauses' as const]),
    ...(each(({ good }) => good) ? [] : ['clauseGood' as const]),
    ...(each(({ indicator, finding }) => [indicator, finding]) ? [] : ['clauseFindings' as const]),
    ...(isRequiredAlike ? [] : ['isRequired' as const]),
    ...(isShownAlike(before['x-shown-if'], after['x-shown-if']) ? [] : ['shownIf' as const]),
    ...settings,
  ]
  return told.length > 0 || isSame(restOf(before), restOf(after)) ? told : ['kept']
}
const isSaid = (value: unknown) => value !== null && value !== false && !(Array.isArray(value) && value.length === 0)

/** Fields that an item has for whoever wants to say more; what they allow is the platform's own measure. */
const beside = ['note', 'photos']

/** What of an item no setting says, or says only in part; the fields beside the answer only where they are demanded. */
function restOf(item: Fields): Fields {
  const hasNote = settingsOf(item).some(({ name }) => name === 'noteOnBad')
  const fields = partsOf(item).filter(([key]) => !beside.includes(key) || requiredIn(item).includes(key))
  const { if: condition, then, properties: _, 'x-shown-if': _shown, ...others } = unnumbered(item)
  const noted = hasNote && isWrittenSame(requiredIn(then), ['note']) && others['else'] === undefined
  return {
    ...others,
    required: [...requiredIn(item)].sort(),
    fields: Object.fromEntries(fields),
    ...(!noted && condition !== undefined && { if: condition, then }),
  }
}

import { columnsOf, type EditedColumn, withColumns, wordsOf } from './columns.ts'
import { countedBy, deductionsIn, type EditedDeduction, isByDeductions, withDeductions } from './deductions.ts'
import { type EvidenceSetting, evidenceOfItem, tellsBad, withEvidence } from './evidence.ts'
import { type FindingSetting, findingAsks, findingOfItem, withFinding } from './findingRule.ts'
import { isAnswered } from './newItem.ts'
import {
  annotationOf,
  type Fields,
  fieldsOf,
  type ItemPlace,
  isWrittenSame,
  itemAt,
  namesOf,
  partIn,
  textOf,
  withField,
  withItemAt,
  withOption,
  withPartAs,
} from './parts.ts'
import type { Lens, SettingForm } from './settingForm.ts'
import {
  anyNumber,
  decimals,
  flagOption,
  keyword,
  main,
  noteOnBad,
  offersNote,
  offersPhotos,
  only,
  option,
  orNone,
  rowKinds,
  source,
  unit,
  withBad,
  withOther,
  words,
} from './settingLenses.ts'

const lenses = {
  words: main(words),
  bad: main({
    of: (item, kind) => (kind === 'grade' ? { form: 'words', words: wordsOf(partIn(item, 'value')) } : null),
    read: (item) => namesOf(annotationOf(item)['bad']),
    write: (item, value) => withBad(item, namesOf(value)),
  }),
  other: {
    of: (item, kind) =>
      kind === 'choice' || kind === 'choices' ? { form: 'word', words: wordsOf(partIn(item, 'value')) } : null,
    read: (item) => annotationOf(item)['other'] ?? null,
    write: (item, value) => withOther(item, typeof value === 'string' && value !== '' ? value : undefined),
  },
  unit: main(unit),
  least: main(keyword('value', 'minimum', ['number'], anyNumber)),
  most: main(keyword('value', 'maximum', ['number'], anyNumber)),
  decimals: main(decimals),
  adds: {
    of: only(['number'], { form: 'flag' }),
    read: (item) => annotationOf(item)['sum'] !== false,
    write: (item, value) => withOption(item, 'sum', value === false ? false : undefined),
  },
  byDeductions: main({
    of: only(['score'], { form: 'flag' }),
    read: isByDeductions,
    write: (item, value) => countedBy(item, value === true),
  }),
  points: main({
    of: only(['score'], { form: 'number', least: 0.5, most: 10_000 }),
    read: (item) => (isByDeductions(item) ? annotationOf(item)['max'] : partIn(item, 'value')['maximum']) ?? null,
    write: (item, value) =>
      isByDeductions(item)
        ? withOption(item, 'max', orNone(value))
        : withPartAs(item, 'value', withField(partIn(item, 'value'), 'maximum', orNone(value))),
  }),
  deductions: main({
    of: (item, kind) => (kind === 'score' && isByDeductions(item) ? { form: 'deductions' } : null),
    read: deductionsIn,
    write: (item, value) => withDeductions(item, value as EditedDeduction[]), // as `read` gives them
  }),
  step: {
    of: (item, kind) => (kind === 'score' && !isByDeductions(item) ? { form: 'choice', choices: ['0.5', '1'] } : null),
    read: (item) => (annotationOf(item)['step'] === undefined ? null : String(annotationOf(item)['step'])),
    write: (item, value) => withOption(item, 'step', value === null ? undefined : Number(value)),
  },
  bonus: flagOption('bonus', ['score']),
  shortest: keyword('text', 'minLength', ['text', 'longText'], { form: 'number', least: 0, most: 4_000, isWhole: true }),
  longest: main(keyword('text', 'maxLength', ['text', 'longText'], { form: 'number', least: 1, most: 4_000, isWhole: true })),
  notFuture: main(flagOption('notFuture', ['date', 'month'])),
  leastPhotos: main(keyword('photos', 'minItems', ['photo'], { form: 'number', least: 0, most: 20, isWhole: true })),
  mostPhotos: main(keyword('photos', 'maxItems', ['photo'], { form: 'number', least: 1, most: 20, isWhole: true })),
  cameraOnly: main({
    of: only(['photo'], { form: 'flag' }),
    read: (item) => annotationOf(item)['from'] === 'camera',
    write: (item, value) => withOption(item, 'from', value === true ? 'camera' : undefined),
  }),
  mostFiles: main(keyword('files', 'maxItems', ['file'], { form: 'number', least: 1, most: 20, isWhole: true })),
  signedBy: main(option('by', ['signature'], { form: 'text', most: 50 })),
  columns: main({
    of: (item, kind) => ([...rowKinds, 'group'].includes(kind) && columnsOf(item).length > 0 ? { form: 'columns' } : null),
    read: columnsOf,
    write: (item, value) => withColumns(item, value as EditedColumn[]), // as `read` gives them
  }),
  each: option('each', rowKinds, { form: 'text', most: 10 }),
  leastRows: keyword('rows', 'minItems', rowKinds, { form: 'number', least: 0, most: 200, isWhole: true }),
  mostRows: keyword('rows', 'maxItems', rowKinds, { form: 'number', least: 1, most: 200, isWhole: true }),
  function: main(option('function', ['computed'], { form: 'choice', choices: ['sum', 'difference', 'ratio'], isNeeded: true })),
  of: main({
    of: only(['computed'], { form: 'places' }),
    read: (item) => namesOf(annotationOf(item)['of']),
    write: (item, value) => withOption(item, 'of', namesOf(value).length > 0 ? namesOf(value) : undefined),
  }),
  resultDecimals: option('decimals', ['computed'], { form: 'number', least: 0, most: 10, isWhole: true }),
  noteOnBad: main(noteOnBad),
  finding: main({
    of(item, kind) {
      const asks = findingAsks(item)
      return asks || (kind !== 'judgement' && findingOfItem(item) !== null) ? { form: 'finding', asks } : null
    },
    read: findingOfItem,
    write: (item, value) => withFinding(item, value as FindingSetting | null), // as `read` gives it
  }),
  help: {
    of: () => ({ form: 'text', most: 2_000, isLong: true }),
    read: (item) => item['description'] ?? null,
    write: (item, value) => withField(item, 'description', orNone(value)),
  },
  evidence: {
    of: (item, kind) => (isAnswered(kind) ? { form: 'evidence', tellsBad: tellsBad(item) } : null),
    read: evidenceOfItem,
    write: (item, value) => withEvidence(item, value as EvidenceSetting | null), // as `read` gives it
  },
  offersNote,
  offersPhotos,
  indicator: {
    of: (_item, kind) => (kind !== 'judgement' && isAnswered(kind) ? { form: 'text', most: 64 } : null),
    read: (item) => fieldsOf(item['x-indicator'])['code'] ?? null,
    write(item, value) {
      const code = orNone(value)
      return withField(item, 'x-indicator', code === undefined ? undefined : { ...fieldsOf(item['x-indicator']), code })
    },
  },
  source,
  hold: {
    of: () => ({ form: 'choice', choices: ['fixed', 'floor', 'open'] }),
    read: (item) => item['x-hold'] ?? null,
    write: (item, value) => withField(item, 'x-hold', orNone(value)),
  },
  assessedBy: {
    of: () => ({ form: 'team' }),
    read: (item) => annotationOf(item)['assessedBy'] ?? null,
    write: (item, value) => withOption(item, 'assessedBy', orNone(value)),
  },
} satisfies Record<string, Lens>

/** One setting of an item: how it is filled, and what stands there; null where nothing does. */
export type ItemSetting = SettingForm & { name: SettingName; value: unknown; isMain: boolean }

export type SettingName = keyof typeof lenses
/** The settings that say which fields an item has beside its answer. */
export const besideSettings: readonly SettingName[] = ['offersNote', 'offersPhotos']
const named = Object.entries(lenses) as [SettingName, Lens][] // the keys of the table

/** The settings that an item has by its kind, in the order in which they are asked for, with what stands in each. */
export function settingsOf(item: Fields): ItemSetting[] {
  const kind = textOf(annotationOf(item)['kind'])
  return named.flatMap(([name, lens]) => {
    const form = lens.of(item, kind)
    return form ? [{ ...form, name, value: lens.read(item), isMain: lens.isMain ?? (name === 'help' && kind === 'info') }] : []
  })
}

/** An item with one setting written. What stands there already, or what its kind has not, changes nothing. */
export function withSettingOf(item: Fields, name: SettingName, value: unknown): Fields {
  const lens: Lens = lenses[name]
  const kind = textOf(annotationOf(item)['kind'])
  return lens.of(item, kind) === null || isWrittenSame(lens.read(item), value) ? item : lens.write(item, value)
}

/** The checklist with one setting of an item written. */
export function withSetting(schema: unknown, place: ItemPlace, { name, value }: { name: SettingName; value: unknown }): unknown {
  const item = itemAt(schema, place)
  const next = withSettingOf(item, name, value)
  return next === item ? schema : withItemAt(schema, place, () => next)
}

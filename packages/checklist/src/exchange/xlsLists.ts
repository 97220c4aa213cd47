import { rowsBelow, type SheetIn } from './sheets.ts'
import { languageColumn } from './xlsTree.ts'

/** A list of choices: codes and what people read. */
export interface ChoiceList {
  words: readonly string[]
  wordOf: ReadonlyMap<string, string>
  /** Of a list that answers yes and no: which answer each code stands for. */
  answers: ReadonlyMap<string, 'yes' | 'no' | 'na'> | null
}

const answerOf = (label: string): 'yes' | 'no' | 'na' | undefined =>
  /^(是|有|yes|y)$/i.test(label)
    ? 'yes'
    : /^(否|无|没有|no|n)$/i.test(label)
      ? 'no'
      : /^(不适用|n\/?a|not applicable)$/i.test(label)
        ? 'na'
        : undefined

/** The lists of choices of a form, by their names. */
export function choiceLists(sheet: SheetIn | undefined): Map<string, ChoiceList> {
  const found = sheet && (rowsBelow(sheet, ['list_name', 'name']) ?? rowsBelow(sheet, ['list name', 'name']))
  const told = new Map<string, [code: string, label: string][]>()
  for (const { cell } of found?.rows ?? []) {
    const [list, code] = [cell('list_name') || cell('list name'), cell('name')]
    if (list === '' || code === '') continue
    const label = cell(languageColumn(found?.header ?? [], 'label')) || code
    told.set(list, [...(told.get(list) ?? []), [code, label]])
  }
  return new Map([...told].map(([list, choices]) => [list, choiceList(choices)]))
}

function choiceList(choices: readonly (readonly [string, string])[]): ChoiceList {
  const answers = new Map(choices.flatMap(([code, label]) => [[code, answerOf(label) ?? answerOf(code)] as const]))
  const given = [...answers.values()]
  const isYesNo = given.includes('yes') && given.includes('no') && given.length === new Set(given).size
  const all = new Map([...answers].flatMap(([code, answer]) => (answer === undefined ? [] : [[code, answer] as const])))
  return {
    words: [...new Set(choices.map(([, label]) => label))],
    wordOf: new Map(choices),
    answers: isYesNo && all.size === answers.size ? all : null,
  }
}

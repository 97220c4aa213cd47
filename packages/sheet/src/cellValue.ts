import type { TargetKind } from '@duzhan/plan'

type Attribute = TargetKind['attributes']['properties'][string]
const yes = ['true', '1', '是', '有', '√']
const no = ['false', '0', '否', '无', '×']

/** What is written in full width, as an input method leaves it, in the signs that are computed with. */
export const plain = (text: string): string => text.normalize('NFKC').trim()

/**
 * What a cell says as a value of its attribute's type: full-width digits and thousands separators are read. A cell that says
 * none stays the text it is, for the plan to refuse.
 */
export function cellValue({ type }: Pick<Attribute, 'type'>, text: string): string | number | boolean {
  if (type === 'string') return text
  if (type === 'boolean') {
    if (yes.includes(plain(text).toLowerCase())) return true
    return no.includes(plain(text).toLowerCase()) ? false : text
  }
  const figure = plain(text).replaceAll(/,(?=\d{3}(\D|$))/g, '') // 1,490
  return /^[-+]?\d+(\.\d+)?$/.test(figure) ? Number(figure) : text
}

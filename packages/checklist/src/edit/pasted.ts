import { goodIn } from './clauses.ts'
import type { PlainItemKind } from './newItem.ts'

/** A line of a document as an item: the kind that its wording asks for, and what else the wording says. */
export interface PastedItem {
  kind: PlainItemKind
  title: string
  /** Of a judgement that asks for something bad: 否 is the good answer, for the author to confirm. */
  good?: 'no'
  /** Of a number whose unit stands in brackets behind it. */
  unit?: string
}

/** A section of a pasted document; without a title what stands before its first heading. */
export interface PastedSection {
  title: string | null
  items: PastedItem[]
}

const heading = /^\s*[一二三四五六七八九十百]{1,4}[、.．]\s*/
const numbering =
  /^\s*(?:[（(]?[一二三四五六七八九十百\d]{1,4}[）)]|[一二三四五六七八九十百]{1,4}、|\d{1,3}\s*[.．、:：](?!\d)|\d{1,3}\t|[-•·●□○])\s*/
const numberUnit = /(数|数量|人数|户数|率|金额|面积|温度)(（(.*)）)?$/
const longestTitle = 300

const titleIn = (line: string): string =>
  line
    .replace(numbering, '')
    .replace(/[\t ]+/g, ' ')
    .trim()
    .replace(/[;；。]$/, '')

const itemsIn = (lines: readonly string[]): PastedItem[] =>
  lines.flatMap((line) => {
    const title = titleIn(line)
    if (title === '') return []
    const kind = kindFor(title)
    const unit = kind === 'number' ? numberUnit.exec(title)?.[3] : undefined
    return [
      {
        ...{ kind, title: title.slice(0, longestTitle) },
        ...(kind === 'judgement' && goodIn(title) === 'no' && { good: 'no' as const }),
        ...(unit && { unit }),
      },
    ]
  })

/** What was pasted, line by line without its numbering, each with the kind of item that its wording asks for. */
export const readPasted = (text: string): PastedItem[] => itemsIn(text.split(/\r?\n/))

/**
 * What was pasted with the headings that it has: lines that begin with 一、 are sections where other lines are numbered in
 * another way. A text of items alone is one section without a title.
 */
export function readDocument(text: string): PastedSection[] {
  const lines = text.split(/\r?\n/).filter((line) => titleIn(line) !== '')
  const hasHeadings =
    lines.some((line) => heading.test(line)) && lines.some((line) => !heading.test(line) && numbering.test(line))
  if (!hasHeadings) return lines.length > 0 ? [{ title: null, items: itemsIn(lines) }] : []
  const sections: { title: string | null; lines: string[] }[] = [{ title: null, lines: [] }]
  for (const line of lines)
    if (heading.test(line)) sections.push({ title: titleIn(line).slice(0, longestTitle), lines: [] })
    else sections.at(-1)?.lines.push(line)
  return sections.flatMap(({ title, lines: own }) => (title === null && own.length === 0 ? [] : [{ title, items: itemsIn(own) }]))
}

function kindFor(title: string): PlainItemKind {
  if (/扣\s*\d+(\.\d+)?\s*分|[（(]\d+分[）)]$/.test(title)) return 'score'
  if (/是否|有无|能否|是不是/.test(title)) return 'judgement'
  if (/照片|拍照/.test(title)) return 'photo'
  if (/位置|定位/.test(title)) return 'position'
  if (/日期$/.test(title)) return 'date'
  if (numberUnit.test(title)) return 'number'
  if (/情况|问题|说明|建议|意见/.test(title)) return 'longText'
  return 'judgement'
}

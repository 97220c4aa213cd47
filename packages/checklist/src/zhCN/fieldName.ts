import { schemaAt } from '../schema/resolved.ts'
import type { Scalar, SubSchema } from '../schema/subSchema.ts'

/** What a field is called in a sentence: “现场照片”, or “现场照片”第 2 项 for an entry of a list that has no title itself. */
export function fieldName(root: SubSchema, path: readonly string[]): string {
  const last = path.at(-1)
  if (last === undefined) return '填报内容'
  const title = schemaAt(root, path)?.title
  if (title !== undefined) return quoted(title)
  const list = schemaAt(root, path.slice(0, -1))
  return list?.items && /^\d+$/.test(last) ? `${fieldName(root, path.slice(0, -1))}第 ${Number(last) + 1} 项` : quoted(last)
}

/** Quotation marks inside quotation marks are single ones. */
function quoted(title: string): string {
  return `“${title.replaceAll('“', '‘').replaceAll('”', '’')}”`
}

const words = new Map<Scalar, string>([
  ['yes', '是'],
  ['no', '否'],
  ['na', '不适用'],
  [true, '是'],
  [false, '否'],
  [null, '空'],
])

/** How a plain value reads in a sentence. */
export function scalarWord(value: Scalar): string {
  return words.get(value) ?? String(value)
}

import type { Outline, OutlineItem } from '@duzhan/checklist'

const signs = { sum: ' + ', difference: ' − ', ratio: ' ÷ ' } as const

/** What a computed figure is made of, in words: 计划投入 − 实际投入. */
export function formulaOf(item: OutlineItem, { items }: Outline): string {
  const titleAt = (path: string) => {
    const source = items.find((one) => path === one.path || path.startsWith(`${one.path}.`))
    const column = source?.columns.find((one) => one.path === path)
    return column ? `${source?.title}（${column.title}）` : (source?.title ?? path)
  }
  const { function: operation = 'sum', of: places = [] } = item.annotation
  return places.map(titleAt).join(signs[operation])
}

import type { TargetListView } from '@duzhan/contracts'
import type { PrintedFigure, TargetKind, TargetList } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'

/** One figure that the document prints for a list, by the name that a person would ask for it. */
export type PrintedCheck = PrintedFigure & { title: string }

interface CheckContext {
  kinds: readonly TargetKind[]
  nameOf: (region: string) => string
}

/** Every figure that its document prints for a list beside what the list comes to, each with its title. */
export function printedChecks(list: TargetList, view: Pick<TargetListView, 'printed'>, context: CheckContext): PrintedCheck[] {
  return view.printed.map((figure) => ({ ...figure, title: titleOf(figure, list, context) }))
}

function titleOf({ of, key }: PrintedFigure, list: TargetList, { kinds, nameOf }: CheckContext): string {
  const words = zh.planParts.list
  switch (of) {
    case 'targets':
    case 'repeated':
      return words[of]
    case 'rule':
      return words.byRule(list.rules?.find((rule) => rule.key === key)?.title ?? key)
    case 'region':
      return words.byRule(nameOf(key))
    case 'sum':
      return words.sum(kinds.flatMap(({ attributes }) => attributes.properties[key]?.title ?? [])[0] ?? key)
  }
}

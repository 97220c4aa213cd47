import type { TargetListView } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'

/** That a reader is not told who stands on a list, but for those that were visited openly; nothing where all of it is told. */
export function WithheldNotice({ view: { isWithheld, count } }: { view: TargetListView }) {
  if (!isWithheld) return null
  const { withheld, withheldBut } = zh.planParts.list
  return <p className="muted">{count === 0 ? withheld : withheldBut(count)}</p>
}

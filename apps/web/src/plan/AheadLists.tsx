import type { PlanAhead } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'

/** Who will stand on each list, were it frozen now: how many, and the first of them by name. */
export function AheadLists({ lists }: Pick<PlanAhead, 'lists'>) {
  const words = zh.planEdit.ahead
  return (
    <ul className="effects">
      {lists.map(({ key, title, count, names, isDrawn }) => (
        <li key={key}>
          {isDrawn ? words.drawn(title, count) : words.list(title, count)}
          {names.length > 0 ? <span className="faint"> {words.names(names, count - names.length)}</span> : null}
        </li>
      ))}
    </ul>
  )
}

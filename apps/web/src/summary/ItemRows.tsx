import type { ItemFigures, PlaceFigures } from '@duzhan/contracts'
import { useState } from 'react'
import { zh } from '../locales/zh.ts'
import { Icon } from '../ui/Icon.tsx'
import { type FigureColumns, FigureRow } from './FigureRow.tsx'

/** An item with its figures, and its clauses or columns once they are asked for. */
export function ItemRows({ item, columns }: { item: ItemFigures; columns: FigureColumns }) {
  const [isOpen, setOpen] = useState(false)
  const areClauses = item.parts.some(({ kind }) => kind === 'clause')
  const isOfRows = item.kind === 'table' || item.kind === 'household'
  const isOnlyParts = item.kind === 'group' // which says nothing as a whole
  const hasParts = !isOnlyParts && item.parts.length > (areClauses ? 1 : 0)
  const title = (
    <>
      {item.no ? <span className="number">{item.no}. </span> : null}
      {item.title}
      {areClauses && !hasParts && item.parts[0] ? <PolarityMark part={item.parts[0]} /> : null}
      {hasParts ? (
        <button type="button" className="expand" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {zh.summary.expand(item.parts.length, areClauses)}
          <Icon name="chevron" />
        </button>
      ) : null}
    </>
  )
  return (
    <>
      {isOnlyParts ? (
        <tr>
          <th scope="rowgroup" className="wide" colSpan={columns.regions.length + 2}>
            <span>{title}</span>
          </th>
        </tr>
      ) : (
        <FigureRow place={item} columns={columns}>
          {title}
        </FigureRow>
      )}
      {isOpen || isOnlyParts
        ? item.parts.map((part) => (
            <FigureRow key={part.path} place={isOfRows ? { ...part, isOfRows } : part} columns={columns} className="clause-row">
              {part.title}
              <PolarityMark part={part} />
            </FigureRow>
          ))
        : null}
    </>
  )
}

/** Where yes is bad news, or the share of those in order would be read the wrong way round. */
function PolarityMark({ part }: { part: PlaceFigures }) {
  return part.good === 'no' ? <span className="tag">{zh.summary.yesIsBad}</span> : null
}

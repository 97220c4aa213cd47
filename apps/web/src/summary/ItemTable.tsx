import type { ItemFigures, RegionSummary } from '@duzhan/contracts'
import { useState } from 'react'
import { Link } from 'react-router'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { Icon } from '../ui/Icon.tsx'
import { type ChosenFigure, FigureButton } from './FigureButton.tsx'

interface ItemTableProps {
  checklist: RegionSummary['checklists'][number]
  summary: RegionSummary
  noun: string
  nameOf: (code: string) => string
  onChoose: (figure: ChosenFigure) => void
}

/** Each item of a checklist against the whole region and every part of it. */
export function ItemTable({ checklist, summary, noun, nameOf, onChoose }: ItemTableProps) {
  const regions = summary.children.map((child) => child.region)
  const aside = regions.length > 0 ? zh.summary.collecting(checklist.regionsCollecting, regions.length) : null
  return (
    <Card title={checklist.title} aside={aside} flush>
      <p className="card-hint">{zh.summary.goodShare(noun)}</p>
      <div className="table-wrap">
        <table className="table table-cards item-table">
          <thead>
            <tr>
              <th scope="col">{zh.summary.item}</th>
              <th scope="col" className="numeric">
                {zh.summary.whole}
              </th>
              {regions.map((region) => (
                <th key={region} scope="col" className="numeric">
                  <Link to={`/${summary.plan}/summary/${region}`}>{nameOf(region)}</Link>
                </th>
              ))}
            </tr>
          </thead>
          {checklist.sections.map((section) => (
            <tbody key={section.key}>
              <tr className="section-row">
                <th scope="rowgroup" colSpan={regions.length + 2}>
                  {zh.summary.section(section.no, section.title)}
                </th>
              </tr>
              {section.items.map((item) => (
                <ItemRows
                  key={item.path}
                  item={item}
                  regions={regions}
                  nameOf={nameOf}
                  onChoose={(region, path, title) => onChoose({ region, checklist: checklist.key, path, title })}
                  region={summary.region}
                />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </Card>
  )
}

interface ItemRowsProps {
  item: ItemFigures
  region: string
  regions: string[]
  nameOf: (code: string) => string
  onChoose: (region: string, path: string, title: string) => void
}

function ItemRows({ item, region, regions, nameOf, onChoose }: ItemRowsProps) {
  const [isOpen, setOpen] = useState(false)
  const rows = [
    { ...item, mark: null as string | null, isClause: false },
    ...(isOpen
      ? item.clauses.map((clause) => ({
          ...clause,
          no: '',
          mark: clause.good === 'no' ? zh.summary.yesIsBad : null,
          isClause: true,
        }))
      : []),
  ]
  return rows.map((row) => (
    <tr key={row.path} className={row.isClause ? 'clause-row' : undefined}>
      <th scope="row" className="wide">
        <span>
          {row.no ? <span className="number">{row.no}. </span> : null}
          {row.title}
          {row.mark ? <span className="tag tag-bad">{row.mark}</span> : null}
          {!row.isClause && item.clauses.length > 1 ? (
            <button type="button" className="expand" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {zh.summary.expand(item.clauses.length)}
              <Icon name="chevron" />
            </button>
          ) : null}
        </span>
      </th>
      {item.clauses.length === 0 ? (
        <td className="numeric wide" colSpan={regions.length + 1}>
          <span className="figure-absent">{zh.summary.writtenAnswer}</span>
        </td>
      ) : null}
      {(item.clauses.length === 0 ? [] : [region, ...regions]).map((column, index) => {
        const label = index === 0 ? zh.summary.whole : nameOf(column)
        return (
          <td key={column} className={index === 0 ? 'numeric whole' : 'numeric'} data-label={label}>
            <FigureButton
              figure={index === 0 ? (row.total.targets === 0 ? undefined : row.total) : row.byRegion[column]}
              label={`${label} ${row.title}`}
              onChoose={() => onChoose(column, row.path, row.title)}
            />
          </td>
        )
      })}
    </tr>
  ))
}

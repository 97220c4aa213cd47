import type { RegionSummary } from '@duzhan/contracts'
import { Link } from 'react-router'
import type { TargetNoun } from '../locales/zh/targetNoun.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import type { ChosenFigure } from './FigureButton.tsx'
import { type FigureColumns, FigureRow } from './FigureRow.tsx'
import { figureViewOf } from './figureView.ts'
import { ItemRows } from './ItemRows.tsx'

interface ItemTableProps {
  checklist: RegionSummary['checklists'][number]
  summary: RegionSummary
  noun: TargetNoun
  nameOf: (code: string) => string
  /** What keeps the chosen window in the address of a part. */
  suffix: string
  onChoose: (figure: ChosenFigure) => void
}

/** Each item of a checklist against the whole region and every part of it, with the points where it is scored. */
export function ItemTable({ checklist, summary, noun, nameOf, suffix, onChoose }: ItemTableProps) {
  const { key, title, sections, score, regionsCollecting } = checklist
  const regions = summary.children.map((child) => child.region)
  const aside = regions.length > 0 ? zh.summary.collecting(regionsCollecting, regions.length) : null
  const isMixed = sections.some(({ items }) => items.some(({ kind }) => figureViewOf(kind).shape !== 'share'))
  const hasGoals = sections.some(({ items }) => items.some((item) => item.goal ?? item.parts.some(({ goal }) => goal)))
  const columns: FigureColumns = {
    region: summary.region,
    regions,
    noun,
    nameOf,
    onChoose: (region, place) => onChoose({ region, checklist: key, title: place.title, place }),
  }
  return (
    <Card title={title} aside={aside} flush>
      <p className="card-hint">
        {isMixed ? zh.summary.mixed(noun) : zh.summary.goodShare(noun)}
        {hasGoals ? zh.summary.goalsKey : null}
      </p>
      <div className="table-wrap">
        <table className={isMixed ? 'table table-cards item-table item-table-mixed' : 'table table-cards item-table'}>
          <thead>
            <tr>
              <th scope="col">{zh.summary.item}</th>
              <th scope="col" className="numeric">
                {zh.summary.whole}
              </th>
              {regions.map((region) => (
                <th key={region} scope="col" className="numeric">
                  <Link to={`/${summary.plan}/summary/${region}${suffix}`}>{nameOf(region)}</Link>
                </th>
              ))}
            </tr>
          </thead>
          {score ? (
            <tbody>
              <FigureRow place={{ ...score, title: zh.summary.score }} columns={columns} className="points-row">
                {zh.summary.score}
              </FigureRow>
            </tbody>
          ) : null}
          {sections.map((section) => (
            <tbody key={section.key}>
              <tr className="section-row">
                <th scope="rowgroup" colSpan={regions.length + 2}>
                  {zh.summary.section(section.no, section.title)}
                </th>
              </tr>
              {section.items.map((item) => (
                <ItemRows key={item.path} item={item} columns={columns} />
              ))}
              {section.points ? (
                <FigureRow place={section.points} columns={columns} className="points-row">
                  {zh.summary.sectionPoints}
                </FigureRow>
              ) : null}
            </tbody>
          ))}
        </table>
      </div>
    </Card>
  )
}

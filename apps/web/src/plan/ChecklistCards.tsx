import { type OutlineItem, outlineOf } from '@duzhan/checklist'
import { type Plan, type PlanChecklist, teamTitle } from '@duzhan/plan'
import { useMemo, useState } from 'react'
import { kindView } from '../kind/kindViews.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { SourceSentence } from '../ui/SourceSentence.tsx'
import '../styles/fold.css'

/** The plan's checklists as printed, with the questions that hide in one item set apart. */
export function ChecklistCards({ plan }: { plan: Plan }) {
  if (plan.checklists.length === 0) return null
  return (
    <div id="checklists" className="stack">
      {plan.checklists.map((checklist) => (
        <ChecklistCard key={checklist.key} checklist={checklist} plan={plan} />
      ))}
    </div>
  )
}

function ChecklistCard({ checklist, plan }: { checklist: PlanChecklist; plan: Plan }) {
  const [isOpen, setOpen] = useState(false)
  const outline = useMemo(() => outlineOf(checklist.schema), [checklist])
  const { sections, items, clauses } = outline
  return (
    <Card title={checklist.title} aside={zh.plan.checklistSize(sections.length, items.length, clauses.length)}>
      <details className="fold" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="button button-small">{zh.plan.showChecklist}</summary>
        {isOpen ? (
          <div className="outline">
            {sections.map((section) => (
              <section key={section.key}>
                <h3>
                  {section.no}、{section.title}
                </h3>
                <ol>
                  {section.items.map((item) => (
                    <li key={item.key}>
                      <div>
                        {item.no === '' ? null : <span className="number">{item.no}. </span>}
                        {item.title} <ItemTag item={item} />{' '}
                        {item.part === null ? null : <span className="tag">{zh.parts.assessor(teamTitle(plan, item.part))}</span>}
                      </div>
                      {item.clauses.length > 1 ? (
                        <ul className="dotted muted">
                          {item.clauses.map((clause) => (
                            <li key={clause.key}>
                              {clause.title}{' '}
                              {clause.good === 'no' ? <span className="tag tag-bad">{zh.checklist.yesIsBad}</span> : null}
                            </li>
                          ))}
                        </ul>
                      ) : null}
                      <SourceSentence source={item.source} />
                    </li>
                  ))}
                </ol>
              </section>
            ))}
          </div>
        ) : null}
      </details>
    </Card>
  )
}

/** What is said of an item's kind beside its title; nothing of plain judgements, which most items are. */
function ItemTag({ item }: { item: OutlineItem }) {
  const Tag = kindView(item.kind)?.Tag
  return Tag ? <Tag item={item} /> : null
}

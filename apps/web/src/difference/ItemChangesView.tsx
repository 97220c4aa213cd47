import type { ItemChange } from '@duzhan/checklist'
import type { PlanPreview } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import '../styles/fold.css'

/** Item by item, whether answers given on the last revision still count; what did not change is folded away. */
export function ItemChangesView({ items }: { items: PlanPreview['items'] }) {
  return (
    <div className="stack item-changes">
      <p className="muted">{zh.draft.itemsHint}</p>
      {items.map((checklist) => (
        <section key={checklist.checklist}>
          <h3>{checklist.title}</h3>
          <ChecklistChanges changes={checklist.changes} title={checklist.title} />
        </section>
      ))}
    </div>
  )
}

function ChecklistChanges({ changes, title }: { changes: readonly ItemChange[]; title: string }) {
  const changed = changes.filter((change) => change.verdict !== 'same')
  const same = changes.filter((change) => change.verdict === 'same')
  const counting = changes.filter((change) => change.counts).length
  const added = changes.filter((change) => change.verdict === 'added').length
  return (
    <>
      <p>{zh.draft.itemSummary(counting, changes.length - counting - added, added)}</p>
      {changed.length > 0 ? <ChangeTable changes={changed} title={title} /> : null}
      {same.length > 0 ? (
        <details className="fold">
          <summary className="button button-small">{zh.draft.showSame(same.length)}</summary>
          <ChangeTable changes={same} title={zh.draft.showSame(same.length)} />
        </details>
      ) : null}
    </>
  )
}

function ChangeTable({ changes, title }: { changes: readonly ItemChange[]; title: string }) {
  return (
    <table className="table table-cards" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{zh.draft.column.item}</th>
          <th scope="col">{zh.draft.column.change}</th>
          <th scope="col">{zh.draft.column.counts}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.path}>
            <th scope="row" className="wide">
              {change.title}
            </th>
            <td data-label={zh.draft.column.change} className="wide">
              <div>
                {zh.draft.itemVerdicts[change.verdict]}
                {change.verdict === 'reworded' ? <p className="faint">{zh.draft.rewordedHint}</p> : null}
              </div>
            </td>
            <td data-label={zh.draft.column.counts} className={`wide ${countsClass(change)}`}>
              {countsText(change)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function countsText({ verdict, counts }: ItemChange): string {
  if (verdict === 'added') return zh.draft.noAnswers
  return counts ? zh.draft.counted : zh.draft.notCounted
}

function countsClass({ verdict, counts }: ItemChange): string {
  if (verdict === 'added') return 'muted'
  return counts ? 'counts-yes' : 'counts-no'
}

import type { PlanPreview } from '@duzhan/contracts'
import { type ConformanceFinding, isBreach } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { EffectsView } from '../ui/EffectsView.tsx'
import { Icon } from '../ui/Icon.tsx'
import { DifferenceView } from './DifferenceView.tsx'
import { FindingList } from './FindingList.tsx'
import { ItemChangesView } from './ItemChangesView.tsx'

/** What publishing a document would mean: what to mind, what differs, and which earlier answers still count. */
export function PreviewView({ preview }: { preview: PlanPreview }) {
  const { warnings, last, superior, items, effects } = preview
  return (
    <>
      {warnings.length > 0 ? (
        <div className="notice" role="note">
          <Icon name="warning" />
          <div>
            <strong>{zh.draft.warnings(warnings.length)}</strong>
            <ul>
              {warnings.map((warning) => (
                <li key={`${warning.code} ${warning.path}`}>{warning.message}</li>
              ))}
            </ul>
          </div>
        </div>
      ) : (
        <p className="notice notice-good" role="note">
          <Icon name="check" />
          {zh.draft.noWarnings}
        </p>
      )}
      {superior ? (
        <Card title={zh.draft.toSuperior} aside={standingOf(superior.findings)}>
          {superior.findings.length > 0 ? <FindingList findings={superior.findings} /> : null}
          <DifferenceView
            comparisons={superior.comparisons}
            findings={superior.findings}
            sides={{ upper: zh.difference.upper, lower: zh.difference.lower }}
          />
        </Card>
      ) : null}
      {last ? (
        <Card title={zh.draft.sinceLast(last.revision)}>
          <DifferenceView
            comparisons={last.comparisons}
            sides={{ upper: zh.difference.earlier(last.revision), lower: zh.difference.later }}
          />
        </Card>
      ) : (
        <p className="muted">{zh.draft.first}</p>
      )}
      <Card title={zh.plan.effects} aside={zh.draft.effectsAside}>
        <EffectsView effects={effects} />
      </Card>
      {items.length > 0 ? (
        <Card title={zh.draft.items}>
          <ItemChangesView items={items} />
        </Card>
      ) : null}
    </>
  )
}

/** What nobody but a person can judge is no breach, and does not conform either. */
function standingOf(findings: readonly ConformanceFinding[]): string {
  const breaches = findings.filter(isBreach).length
  if (breaches > 0) return zh.draft.breaches(breaches)
  return findings.length > 0 ? zh.draft.unclear(findings.length) : zh.draft.conforms
}

import type { PlanPreview } from '@duzhan/contracts'
import { isBreach } from '@duzhan/plan'
import type { Fault } from '../api/faultsIn.ts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { EffectsView } from '../ui/EffectsView.tsx'
import { AheadCard } from './AheadCard.tsx'
import { type PlanSection, sectionOf } from './planSections.ts'

interface EditAsideProps {
  sections: readonly PlanSection[]
  faults: readonly Fault[]
  /** What publishing would mean of what is written by now; absent until the platform has said so once. */
  preview: PlanPreview | undefined
  /** The plan as it will run. */
  whole: unknown
  onGo: (part: string) => void
}

/**
 * What is to be put right, how the plan stands to its superior's, what it will do, and what a plan below it may change: what is
 * wrong with the way to its part.
 */
export function EditAside({ sections, faults, preview, whole, onGo }: EditAsideProps) {
  const superior = preview?.superior
  const breaches = superior?.findings.filter(isBreach) ?? []
  return (
    <aside className="edit-aside" aria-label={zh.planEdit.effects}>
      {faults.length > 0 ? (
        <Card title={zh.planEdit.faults(faults.length)}>
          <Told sections={sections} told={faults} onGo={onGo} />
        </Card>
      ) : null}
      {superior ? (
        <Card title={zh.planEdit.toSuperior}>
          <p className={breaches.length > 0 ? 'is-bad' : undefined} role="status">
            {breaches.length > 0
              ? zh.planEdit.breaches(breaches.length)
              : superior.findings.length > 0
                ? zh.planEdit.unclear(superior.findings.length)
                : zh.planEdit.conforms}
          </p>
          <Told sections={sections} told={superior.findings} onGo={onGo} />
        </Card>
      ) : null}
      {preview ? (
        <Card title={zh.planEdit.effects}>
          <EffectsView effects={preview.effects} />
        </Card>
      ) : null}
      {preview ? <AheadCard whole={whole} preview={preview} /> : null}
      {preview && preview.below.length > 0 ? (
        <Card title={zh.planEdit.below} aside={zh.planEdit.belowLead}>
          <ul className="effects">
            {preview.below.map(({ code, path, message }) => (
              <li key={`${code} ${path} ${message}`}>{message}</li>
            ))}
          </ul>
        </Card>
      ) : null}
    </aside>
  )
}

interface ToldProps {
  sections: readonly PlanSection[]
  told: readonly { path: string; message: string }[]
  onGo: (part: string) => void
}

/** Sentences, each behind the part of the plan that it speaks of. */
function Told({ sections, told, onGo }: ToldProps) {
  return (
    <ul className="edit-faults">
      {told.map(({ path, message }) => (
        <li key={`${path} ${message}`}>
          <button type="button" className="link-button" onClick={() => onGo(sectionOf(sections, path).key)}>
            {zh.planEdit.at(sectionOf(sections, path).title)}
          </button>
          {message}
        </li>
      ))}
    </ul>
  )
}

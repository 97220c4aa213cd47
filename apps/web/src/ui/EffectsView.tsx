import type { PlanEffects } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import { CrossedPairs } from './CrossedPairs.tsx'
import { Icon } from './Icon.tsx'

/** What a plan does, sentence by sentence, which regions inspect each other when, and below what of it does nothing yet, each with its remedy. */
export function EffectsView({ effects: { sentences, warnings, crossed } }: { effects: PlanEffects }) {
  return (
    <>
      <ul className="effects">
        {sentences.map(({ code, path, message }) => (
          <li key={`${code} ${path}`}>{message}</li>
        ))}
      </ul>
      {crossed.length > 0 ? (
        <>
          <h3>{zh.visit.crossed}</h3>
          <CrossedPairs crossed={crossed} />
        </>
      ) : null}
      {warnings.length > 0 ? (
        <div className="notice" role="note">
          <Icon name="info" />
          <div>
            <strong>{zh.plan.withoutEffect(warnings.length)}</strong>
            <ul>
              {warnings.map(({ code, path, message }) => (
                <li key={`${code} ${path}`}>{message}</li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
    </>
  )
}

import type { TargetCard } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import { usePlan } from '../plans/usePlan.ts'
import { Card } from '../ui/Card.tsx'
import { formatDate } from '../ui/dates.ts'
import { registerChanges } from './registerChanges.ts'
import '../styles/recordRows.css'

/** When a target was entered in the register, corrected and retired, by whom, why, and what it was until then. */
export function RegisterCard({ card, plan }: { card: TargetCard; plan: string }) {
  const kind = usePlan(plan).data?.document.targetKinds.find(({ key }) => key === card.kind)
  const steps = registerChanges(card, kind)
  if (steps.length === 0) return null
  return (
    <Card title={zh.register.history} flush>
      <ul className="record-rows">
        {steps.map(({ verb, at, by, reason, was, changes }) => (
          <li key={`${at} ${verb} ${was?.name}`}>
            <span>
              <span>
                {zh.register.step(
                  formatDate(at, true),
                  verb === 'register' && was !== null ? zh.register.renewed : zh.register.verbs[verb],
                )}
              </span>
              <span className="faint">{zh.register.by(by, reason)}</span>
              {changes.map(({ title, from, to }) => (
                <span key={title}>{zh.register.change(title, from, to)}</span>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {card.register === plan ? null : <p className="card-body muted">{zh.register.kept}</p>}
    </Card>
  )
}

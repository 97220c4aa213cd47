import type { TargetCard } from '@duzhan/contracts'
import { verificationsOf } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { usePlan } from '../plans/usePlan.ts'
import { newestSelfCheck } from '../submission/newestSelfCheck.ts'
import { SelfCheckLine } from '../submission/SelfCheckLine.tsx'
import { Card } from '../ui/Card.tsx'

/** What a verification that is still owed here has to verify: the newest self-check of the target, or that there is none. */
export function SelfCheckCard({ card, plan }: { card: TargetCard; plan: string }) {
  const document = usePlan(plan).data?.document
  const open = new Set(card.visits.flatMap(({ duty, status }) => (status === 'due' && duty !== null ? [duty] : [])))
  const verifications = document ? verificationsOf(document).filter(({ name }) => open.has(name)) : []
  return verifications.map((verification) => (
    <Card title={zh.verification.due(verification.title)} key={verification.name}>
      {verification.selfCheck === null ? (
        <p className="muted">{zh.verification.unknown}</p>
      ) : (
        <SelfCheckLine plan={plan} visit={newestSelfCheck(card.visits, verification, card.today)} />
      )}
    </Card>
  ))
}

import type { TargetCard } from '@duzhan/contracts'
import { overburdens } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { usePlan } from '../plans/usePlan.ts'
import { formatDate } from '../ui/dates.ts'
import { Icon } from '../ui/Icon.tsx'

/** That one more visit today would be more than the plan lets a target bear: told to who may begin one, and refused to nobody. */
export function BurdenNotice({ card, plan }: { card: TargetCard; plan: string }) {
  const document = usePlan(plan).data?.document
  if (!document || card.checklists.length === 0) return null
  const lists = [...(card.list === null ? [] : [card.list]), ...(card.also ?? []).map(({ list }) => list)]
  const visited = card.visits.flatMap(({ doneOn }) => doneOn ?? [])
  const beyond = overburdens(document, { lists, on: card.today, visited })
  if (beyond.length === 0) return null
  return (
    <div className="notice" role="note">
      <Icon name="warning" />
      <div>
        {beyond.map((one) => (
          <p key={`${one.burden.key} ${one.by}`}>{zh.burden.beyond(one, formatDate)}</p>
        ))}
      </div>
    </div>
  )
}

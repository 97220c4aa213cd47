import type { PersonView, PlannedMove } from '@duzhan/contracts'
import { isOver, unended } from './invitation.ts'
import type { Move } from './move.ts'
import type { Person } from './person.repository.ts'

/** A person as operators see one at an instant; nothing of it opens anything. */
export function personView(person: Person, now: Date): PersonView {
  const { id, account, title, grants, isDisabled, mustChangePassword, secondFactor, invitations, move, removal } = person
  const open = unended(invitations)
  return {
    ...{ id, account, title, grants, isDisabled, mustChangePassword },
    move: move && plannedMove(move),
    removal,
    hasSecondFactor: secondFactor !== null,
    invitation: open ? { until: open.until, isOver: isOver(open, now) } : null,
  }
}

function plannedMove({ was: _, successor, ...decided }: Move): PlannedMove {
  return { ...decided, successor: successor && { account: successor.account, title: successor.title } }
}

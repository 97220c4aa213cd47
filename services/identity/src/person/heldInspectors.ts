import type { Grant } from '@duzhan/contracts'
import type { ChangeCount } from '../changeCount.ts'

interface Ports {
  changes: Pick<ChangeCount, 'now'>
  /** Hands over the grants of everybody who may sign in and inspects anywhere, person by person. */
  each(take: (grants: readonly Grant[]) => void): Promise<void>
}

/** For whom anybody inspects: every grant of an inspector once, whoever has it. Read once and again after every change of people. */
export function heldInspectors({ changes, each }: Ports): () => Promise<readonly Grant[]> {
  let held: { changes: number; grants: readonly Grant[] } | null = null
  return async () => {
    const now = await changes.now()
    if (held?.changes === now) return held.grants
    const found = new Map<string, Grant>()
    await each((grants) => {
      for (const grant of grants) if (grant.role === 'inspector') found.set(keyOf(grant), grant)
    })
    held = { changes: now, grants: [...found.values()] }
    return held.grants
  }
}

const keyOf = ({ region, plan, team = '', target = '', body = '' }: Grant): string => [region, plan, team, target, body].join(' ')

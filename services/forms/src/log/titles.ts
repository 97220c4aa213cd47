import type { Titles } from '@duzhan/service-kit'
import type { TargetNames } from '../designation/designation.repository.ts'

/** Names the targets that files and records of this service's log are about; what is on no list has no name here. */
export const titles =
  (designations: TargetNames): Titles =>
  async (entries) => {
    const asked = entries.flatMap(({ id, plan, change }) =>
      plan !== null && typeof change['target'] === 'string' ? [{ id, plan, target: change['target'] }] : [],
    )
    const names = await designations.names(asked)
    return new Map(
      asked.flatMap(({ id, plan, target }) => {
        const name = names.get(`${plan}:${target}`)
        return name === undefined ? [] : [[id, name]]
      }),
    )
  }

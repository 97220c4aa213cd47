import type { KnownIndicator } from '@duzhan/checklist/edit'
import { namedElements, valueAt } from '@duzhan/plan/edit'
import { useMemo } from 'react'

interface Named {
  key: string
  title: string
}

/** What of the plan an item may name. */
export interface PlanParts {
  focusAreas: readonly Named[]
  units: readonly Named[]
  teams: readonly Named[]
  indicators: readonly KnownIndicator[]
}

/** What of the plan an item may name; the same object for as long as these parts of the plan are the same. */
export function usePlanParts(document: unknown): PlanParts {
  const [focusAreas, units] = [valueAt(document, ['focusAreas']), valueAt(document, ['units'])]
  const [teams, indicators] = [valueAt(document, ['assignments', 'teams']), valueAt(document, ['indicators'])]
  return useMemo(
    () => ({
      focusAreas: namedElements(document, 'focusAreas'),
      units: namedElements(document, 'units'),
      teams: namedElements(document, 'assignments.teams'),
      indicators: (Array.isArray(indicators) ? indicators : []).flatMap((one: unknown) => {
        const [code, title, unit] = ['code', 'title', 'unit'].map((name) => valueAt(one, [name]))
        if (typeof code !== 'string') return []
        const better = valueAt(one, ['better'])
        const isOfGood = valueAt(one, ['measure', 'kind']) === 'share' && valueAt(one, ['measure', 'where']) === undefined
        return [
          {
            ...{ code, title: String(title ?? code), unit: String(unit ?? ''), isOfGood },
            ...((better === 'higher' || better === 'lower') && { better }),
          },
        ]
      }),
    }),
    [focusAreas, units, teams, indicators],
  )
}

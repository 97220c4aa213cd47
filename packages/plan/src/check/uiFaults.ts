import { gateUi } from '@duzhan/checklist'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { refusalFault } from './refusalFault.ts'

/** Settings of the user interface that the gate refuses, each with its place. */
export function uiFaults({ checklists }: Plan): PlanFault[] {
  return checklists.flatMap(({ uiSchema }, index) =>
    uiSchema === undefined
      ? []
      : gateUi(uiSchema).map((refusal) =>
          refusalFault(refusal, `checklists.${index}.uiSchema${refusal.path.replaceAll('/', '.')}`),
        ),
  )
}

/** Settings that are allowed and that no page follows yet: every kind of item has its own view. */
export function uiWarnings({ checklists }: Plan): PlanFault[] {
  return checklists.flatMap(({ uiSchema, title }, index) =>
    Object.keys(uiSchema ?? {}).length > 0 ? [planFault('ui.without-effect', `checklists.${index}.uiSchema`, { title })] : [],
  )
}

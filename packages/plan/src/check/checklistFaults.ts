import { type GateRefusal, gate, gateFilling, gateUi } from '@duzhan/checklist'
import type { Plan } from '../schema/planSchema.ts'
import { type PlanFault, planFault } from '../wording/planFault.ts'
import { contradictions } from './contradictions.ts'

const faultsBy = (refusalsOf: typeof gate, { checklists }: Plan): PlanFault[] =>
  checklists.flatMap(({ schema }, index) =>
    refusalsOf(schema).map((refusal) => refusalFault(refusal, `checklists.${index}.schema${refusal.path.replaceAll('/', '.')}`)),
  )

/** Checklists that are not safe to run, each refusal with its place inside the checklist. */
export const unsafeChecklists = (plan: Plan): PlanFault[] => faultsBy(gate, plan)

/** Checklists that are not safe to run, or that nobody could fill as they are meant, each refusal with its place inside the checklist. */
export function checklistFaults(plan: Plan): PlanFault[] {
  const faults = faultsBy(gateFilling, plan)
  return faults.length === 0 ? contradictions(plan) : faults
}

/** What the gate refuses as a fault of the plan, at its place there; the rule's name is the code. */
export function refusalFault({ rule, detail, more }: GateRefusal, path: string): PlanFault {
  return { code: rule, path, details: { ...more, ...(detail === null ? {} : { detail }) } }
}

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

import { gate, gateFilling } from '@duzhan/checklist'
import type { Plan } from '../schema/planSchema.ts'
import type { PlanFault } from '../wording/planFault.ts'
import { refusalFault } from './refusalFault.ts'

const faultsBy = (refusalsOf: typeof gate, { checklists }: Plan): PlanFault[] =>
  checklists.flatMap(({ schema }, index) =>
    refusalsOf(schema).map((refusal) => refusalFault(refusal, `checklists.${index}.schema${refusal.path.replaceAll('/', '.')}`)),
  )

/** Checklists that are not safe to run, each refusal with its place inside the checklist. */
export const unsafeChecklists = (plan: Plan): PlanFault[] => faultsBy(gate, plan)

/** Checklists that are not safe to run, or that nobody could fill, each refusal with its place inside the checklist. */
export const checklistFaults = (plan: Plan): PlanFault[] => faultsBy(gateFilling, plan)

import { evaluateTargetLists, listTotals, type Plan, registerWarnings } from '@duzhan/plan'
import { faultsIn, wrongCells } from '../faults.ts'
import type { Locale } from '../locales/zh.ts'
import { runningPlan } from '../planFile.ts'
import type { Command } from '../report.ts'
import { targetsFile } from '../targetsFile.ts'

/** `plan lists FILE TARGETS.csv`: the lists that a plan's rules give over a register, with every reason and the totals. */
export const lists: Command = async ([file = '', register = ''], { words, language, upper }) => {
  const { plan } = runningPlan(file, upper)
  const { targets, faults, unusedColumns } = await targetsFile(register, plan, language)
  if (faults.length > 0) return wrongCells(faults, words)
  const designations = evaluateTargetLists(plan, targets, language)
  const totals = listTotals(designations, targets, plan)
  const warnings = faultsIn(registerWarnings(plan, targets), language)
  const byId = new Map(targets.map((target) => [target.id, target]))
  const titleOf = new Map(plan.targetLists.map(({ key, title }) => [key, title]))
  const unlisted = targets.length - new Set(designations.map(({ targetId }) => targetId)).size
  return {
    found: warnings.length > 0,
    lines: [
      ...totals.flatMap(({ list, title, targets: count, sums }) => [
        words.list(title, count),
        ...designations
          .filter((designation) => designation.list === list)
          .map(({ targetId, reasons }) => {
            const told = reasons.map(
              (reason) => reason.sentence + (reason.list === list ? '' : words.alsoOn(titleOf.get(reason.list) ?? reason.list)),
            )
            return `  ${words.target(byId.get(targetId)?.name ?? targetId, told)}`
          }),
        ...(count > 0 ? [`  ${words.total(sumsText(plan, sums, words))}`] : []),
      ]),
      words.notListed(unlisted),
      ...(unusedColumns.length > 0 ? [words.unusedColumns(unusedColumns)] : []),
      ...warnings.map(({ path, message }) => words.warning(words.place(path, message))),
    ],
    json: { lists: totals, designations, unlisted, unusedColumns, warnings },
  }
}

function sumsText(plan: Plan, sums: Readonly<Record<string, number>>, words: Locale): string {
  const fields = new Map(plan.targetKinds.flatMap(({ attributes }) => Object.entries(attributes.properties)))
  const told = Object.entries(sums).map(([key, sum]) => {
    const field = fields.get(key)
    return words.sum(field?.title ?? key, sum, field?.['x-unit'] ?? '')
  })
  return words.listed(told) || words.nothing
}

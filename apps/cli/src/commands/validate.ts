import { effectsOf, nationalCalendar } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { crossedLines } from '../crossedLines.ts'
import { faultsIn, faultyPlan } from '../faults.ts'
import { jsonFile, runningPlan } from '../planFile.ts'
import type { Command } from '../report.ts'
import { rosterFile } from '../rosterFile.ts'

/**
 * `plan validate FILE`: whether a plan can run, with every fault, what is odd about it, what it will do, and what of it
 * cannot take effect. With a register it says so of the targets that are registered.
 */
export const validate: Command = async ([file = ''], options) => {
  const { words, language, upper } = options
  try {
    const { plan, warnings: found } = runningPlan(file, upper)
    const register = await rosterFile(plan, options)
    if ('wrong' in register) return register.wrong
    const warnings = faultsIn(found, language)
    const effects = effectsOf(plan, register.roster, nationalCalendar, register.directory)
    const [sentences, dead] = [faultsIn(effects.sentences, language), faultsIn(effects.warnings, language)]
    const { code, revision, title } = plan
    return {
      found: false,
      lines: [
        words.runs(words.revision(title, code, revision)),
        ...warnings.map(({ message }) => `  ${words.warning(message)}`),
        words.effects,
        ...sentences.map(({ message }) => `  ${message}`),
        ...crossedLines(effects.crossed, words),
        ...(dead.length > 0 ? [words.withoutEffect(dead.length)] : []),
        ...dead.map(({ path, message }) => `  ${words.place(path, message)}`),
      ],
      json: { plan: { code, revision, title }, warnings, effects: sentences, withoutEffect: dead, crossed: effects.crossed },
    }
  } catch (error) {
    const superior = upper === undefined ? superiorIn(jsonFile(file)) : null
    if (!(error instanceof Problem && error.code === 'plan.invalid' && superior)) throw error
    const { found, lines, json } = faultyPlan(error, options)
    return { found, lines: [...lines, words.needsUpper(superior.code, superior.revision)], json: { ...json, extends: superior } }
  }
}

/** The superior that a document names, as far as it can be told of one that may not be a plan at all. */
function superiorIn(json: unknown): { code: string; revision: number } | null {
  const named: unknown = typeof json === 'object' && json !== null && 'extends' in json ? json.extends : null
  if (typeof named !== 'object' || named === null || !('code' in named) || !('revision' in named)) return null
  const { code, revision } = named
  return typeof code === 'string' && typeof revision === 'number' ? { code, revision } : null
}

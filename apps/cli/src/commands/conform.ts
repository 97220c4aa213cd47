import { checkPlan, conformPlan, findingIn, type Plan, readPlan } from '@duzhan/plan'
import { jsonFile, mergedOver, planFile } from '../planFile.ts'
import type { Command } from '../report.ts'

/** `plan conform LOWER UPPER`: whether a lower plan, laid over its superior's, holds to what that one holds. */
export const conform: Command = ([lowerFile = '', upperFile = ''], { words, language }) => {
  const upper = planFile(upperFile)
  const { plan: lower } = checkPlan(mergedOver(upper, readPlan(jsonFile(lowerFile))))
  const findings = conformPlan(lower, upper).map((finding) => findingIn(finding, language))
  const named = ({ title, code, revision }: Plan) => words.revision(title, code, revision)
  return {
    found: findings.length > 0,
    lines:
      findings.length === 0
        ? [words.conforms(named(lower), named(upper))]
        : [
            words.breaks(named(lower), named(upper), findings.length),
            ...findings.map(({ code, path, message }) => `  [${words.codes[code]}] ${words.place(path, message)}`),
          ],
    json: { findings },
  }
}

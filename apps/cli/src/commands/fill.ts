import { instantiateTemplate, readTemplate, type TemplateAnswers } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'
import { faultsIn } from '../faults.ts'
import { jsonFile } from '../planFile.ts'
import type { Command, CommandOptions, Report } from '../report.ts'

/** `plan fill TEMPLATE ANSWERS`: the plan that a template and its answers make, as a document; or every blank that is open or wrong. */
export const fill: Command = ([file = '', answers = ''], { words, language, code }) => {
  const template = readTemplate(jsonFile(file))
  const named = code === undefined ? template : { ...template, plan: { ...template.plan, code } }
  try {
    const { plan, warnings } = instantiateTemplate(named, answersIn(answers))
    return { found: false, lines: [JSON.stringify(plan, null, 2)], json: { plan, warnings: faultsIn(warnings, language) } }
  } catch (error) {
    if (error instanceof Problem && error.code === 'template.incomplete') return openBlanks(error, words)
    throw error
  }
}

function answersIn(path: string): TemplateAnswers {
  const json = jsonFile(path)
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Problem('invalid', 'file.not-answers', { path })
  return { ...json }
}

interface OpenBlank {
  key: string
  title: string
  hint?: string
}

function openBlanks({ details }: Problem, words: CommandOptions['words']): Report {
  const { missing, wrong, unknown } = details as unknown as { missing: OpenBlank[]; wrong: OpenBlank[]; unknown: string[] } // what `template.incomplete` always carries
  return {
    found: true,
    lines: [
      words.openBlanks(missing.length + wrong.length + unknown.length),
      ...missing.map(({ key, title }) => `  ${words.missingBlank(title, key)}`),
      ...wrong.map(({ key, title, hint }) => `  ${words.wrongBlank(title, key, hint)}`),
      ...unknown.map((key) => `  ${words.unknownBlank(key)}`),
    ],
    json: { code: 'template.incomplete', missing, wrong, unknown },
  }
}

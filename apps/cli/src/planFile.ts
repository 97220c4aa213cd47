import { readFileSync } from 'node:fs'
import { checkPlan, mergePlans, type Plan, readPlan } from '@duzhan/plan'
import { Problem } from '@duzhan/problems'

/** The bytes of a file; one that cannot be read is `file.unreadable`. */
export function fileBytes(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new Problem('invalid', 'file.unreadable', { path, reason })
  }
}

/** A file as JSON, with or without a byte-order mark. */
export function jsonFile(path: string): unknown {
  const text = fileBytes(path)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Problem('invalid', 'file.not-json', { path, reason: error instanceof Error ? error.message : '' })
  }
}

/** A file as a plan by its shape; what has not even that is `file.not-a-plan`, with the faults. */
export function planFile(path: string): Plan {
  const json = jsonFile(path)
  try {
    return readPlan(json)
  } catch (error) {
    if (error instanceof Problem && error.code === 'plan.invalid')
      throw new Problem('invalid', 'file.not-a-plan', { ...error.details, path })
    throw error
  }
}

/**
 * A lower plan laid over its superior's, as the platform would run it. Throws `plan.other-superior` when it extends
 * another plan, or another revision, than it is held against.
 */
export function mergedOver(upper: Plan, lower: Plan): Plan {
  const { extends: named } = lower
  if (named && (named.code !== upper.code || named.revision !== upper.revision))
    throw new Problem('invalid', 'plan.other-superior', {
      plan: named.code,
      revision: named.revision,
      given: upper.code,
      givenRevision: upper.revision,
    })
  return mergePlans(upper, lower)
}

/** A plan that can run, merged over its superior's where one is given. Throws `plan.invalid` with the faults. */
export function runningPlan(path: string, upper: string | undefined): ReturnType<typeof checkPlan> {
  return checkPlan(upper === undefined ? jsonFile(path) : mergedOver(planFile(upper), readPlan(jsonFile(path))))
}

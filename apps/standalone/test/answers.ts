import { randomUUID } from 'node:crypto'
import { outlineOf } from '@duzhan/checklist'
import type { ChecklistView, SubmissionInput } from '@duzhan/contracts'

let sequence = 0

/** A UUID v7 of a fixed moment; only that ids differ matters here. */
export function newId(): string {
  sequence += 1
  return `01900000-0000-7${sequence.toString(16).padStart(3, '0')}-8000-${randomUUID().slice(-12)}`
}

/** A filled checklist in which every clause has its good answer, but those at `bad`, which have the other and a note. */
export function filled(checklist: Pick<ChecklistView, 'schema'>, bad: readonly string[] = []): Record<string, unknown> {
  const answers: Record<string, Record<string, Record<string, unknown>>> = {}
  for (const section of outlineOf(checklist.schema).sections) {
    const items: Record<string, Record<string, unknown>> = {}
    for (const item of section.items) {
      const clauses = item.clauses.map((clause) => {
        const other = clause.good === 'yes' ? 'no' : 'yes'
        return [clause.key, bad.includes(clause.path) ? other : clause.good] as const
      })
      const isBad = item.clauses.some(({ path }) => bad.includes(path))
      items[item.key] =
        clauses.length > 0
          ? { ...Object.fromEntries(clauses), ...(isBad && { note: '现场查看，情况属实' }) }
          : { text: '四项保障均已排查，未见短板' }
    }
    answers[section.key] = items
  }
  return answers
}

/** A submission of 20 March 2020 as a device would send it. */
export function submissionOf(
  target: string,
  answers: Record<string, unknown>,
  over: Partial<SubmissionInput> = {},
): SubmissionInput {
  return {
    id: newId(),
    plan: 'xiangtan-2020',
    revision: 1,
    checklist: 'village',
    target,
    startedAt: '2020-03-20T00:10:00.000Z',
    finishedAt: '2020-03-20T00:50:00.000Z',
    answers,
    ...over,
  }
}

import type { FindingAction, FindingSummary } from '@duzhan/contracts'
import { takeStep } from './takeStep.ts'

/** The steps that can be taken on several findings at once: those that need no photo and no day of their own. */
export const togetherVerbs = ['accept', 'verify', 'closeOut'] as const satisfies readonly FindingAction[]
export type TogetherVerb = (typeof togetherVerbs)[number]

/** Whether one of those steps is open to this person at a finding. */
export const isTogether = ({ verbs }: Pick<FindingSummary, 'verbs'>): boolean =>
  togetherVerbs.some((verb) => verbs.includes(verb))

/** What came of a step on one of several findings. */
export interface Outcome {
  finding: FindingSummary
  error: unknown
}

/**
 * Takes a step on findings one after the other, each as it was seen and as a command of its own: one that is refused keeps no
 * other from being taken. Tells `onEach` how many are through.
 */
export async function takeTogether(
  verb: TogetherVerb,
  findings: readonly FindingSummary[],
  { plan, text, onEach }: { plan: string; text: string; onEach: (done: number) => void },
): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const finding of findings) {
    const error = await takeStep(verb, { ...finding, plan }, { text, photos: [], rectifyBy: '' }).then(
      () => null,
      (refused: unknown) => refused,
    )
    outcomes.push({ finding, error })
    onEach(outcomes.length)
  }
  return outcomes
}

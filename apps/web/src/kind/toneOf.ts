import type { Result } from '@duzhan/checklist'

/** How an answer reads by what its item came to; plain where nobody said what is bad. */
export function toneOf(result: Result | undefined): 'good' | 'bad' | 'na' | 'plain' {
  return result === undefined || result === 'unanswered' ? 'plain' : result
}

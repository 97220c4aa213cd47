import type { ConformanceFinding } from '@duzhan/plan'

const longest = 2_000

/** The findings as numbered sentences, to begin the words of a return with; cut between sentences when they are too many. */
export function reviewText(findings: readonly Pick<ConformanceFinding, 'message'>[]): string {
  let text = ''
  for (const [index, { message }] of findings.entries()) {
    const next = `${text}${text ? '\n' : ''}${index + 1}. ${message}。`
    if (next.length > longest) return text
    text = next
  }
  return text
}

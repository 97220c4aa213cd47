import type { ConformanceFinding } from '@duzhan/plan'

const longest = 2_000

/** The findings as sentences, numbered where there are several, to begin the words of a return with; cut between sentences when they are too many. */
export function reviewText(findings: readonly Pick<ConformanceFinding, 'message'>[]): string {
  let text = ''
  for (const [index, { message }] of findings.entries()) {
    const number = findings.length > 1 ? `${index + 1}. ` : ''
    const next = `${text}${text ? '\n' : ''}${number}${message}。`
    if (next.length > longest) return text
    text = next
  }
  return text
}

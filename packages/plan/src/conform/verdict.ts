/** What a lower plan makes of one thing its superior says. "reworded" binds nobody; "cannotTell" is for a person. */
export type Verdict = 'same' | 'added' | 'tightened' | 'reworded' | 'cannotTell' | 'weakened' | 'removed'

/** The harshest of several verdicts on one thing. */
export function harshest(verdicts: readonly Verdict[]): Verdict {
  const order: readonly Verdict[] = ['same', 'added', 'reworded', 'tightened', 'cannotTell', 'weakened', 'removed']
  return verdicts.reduce((worst, verdict) => (order.indexOf(verdict) > order.indexOf(worst) ? verdict : worst), 'same')
}

interface Bounds<Answer> {
  /** How many answers are held; those that were asked for last. */
  most: number
  /** Whether an answer is small enough to be held. */
  isHeld(answer: Answer): boolean
}

/**
 * Holds what was worked out with effort, by who asked for what, as long as what it stands on is the same: `state` says that in words. Who
 * asks while it is being worked out waits for the same answer.
 */
export function heldAnswers<Answer>({ most, isHeld }: Bounds<Answer>): {
  of(key: string, state: string, work: () => Promise<Answer>): Promise<Answer>
} {
  const held = new Map<string, { state: string; answer: Promise<Answer> }>()
  return {
    of(key, state, work) {
      const known = held.get(key)
      held.delete(key)
      const one = known?.state === state ? known : { state, answer: work() }
      held.set(key, one)
      for (const oldest of held.keys()) if (held.size > most) held.delete(oldest)
      const drop = () => {
        if (held.get(key) === one) held.delete(key)
      }
      if (one !== known) void one.answer.then((answer) => (isHeld(answer) ? undefined : drop()), drop)
      return one.answer
    },
  }
}

import type { Answers } from '../device/draft.ts'
import { type ItemAnswers, itemIn, withItem } from './itemAnswers.ts'

/** Answers that begin as given and that nothing keeps but this object. */
export function answersInMemory(first: Answers): ItemAnswers {
  let answers = first
  const listeners = new Set<() => void>()
  return {
    held: (path) => itemIn(answers, path),
    all: () => answers,
    change(path, by) {
      answers = withItem(answers, path, by)
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

import type { CrossPairs } from '@duzhan/plan'
import type { Locale } from './locales/zh.ts'

/** Which region inspects which, a line for each window; no line where none inspect each other. */
export const crossedLines = (crossed: readonly CrossPairs[], words: Locale): string[] =>
  crossed.length === 0
    ? []
    : [words.crossed, ...crossed.map(({ title, start, end, pairs }) => `  ${words.crossedIn(title, start, end, pairs)}`)]

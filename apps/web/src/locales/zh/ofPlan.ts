import { planWords } from '@duzhan/plan'

const { parts, terms } = planWords

type Words<Key extends string> = Readonly<Record<Key, { zh: string }>>

/** The Chinese of a table of words, under the same keys. */
function zhOf<Key extends string>(words: Words<Key>): Readonly<Record<Key, string>> {
  const pairs = Object.entries<{ zh: string }>(words).map(([key, { zh }]) => [key, zh])
  return Object.fromEntries(pairs) as Record<Key, string> // the keys are those of the table
}

/** The words of a plan that the page says as the platform's sentences do; they stand in one table, which is the plan's own. */
export const ofPlan = {
  parts: /* @__PURE__ */ zhOf(parts),
  spans: /* @__PURE__ */ zhOf(terms.span),
  modes: /* @__PURE__ */ zhOf(terms.mode),
  media: /* @__PURE__ */ zhOf(terms.medium),
  comparators: /* @__PURE__ */ zhOf(terms.comparator),
  owed: /* @__PURE__ */ zhOf(terms.owed),
} as const

import type { ItemKind } from '@duzhan/checklist'
import { judgement } from './judgement.tsx'
import type { KindView } from './kindView.ts'
import { later } from './later.tsx'
import { text } from './text.tsx'

// Judgements and texts come with the form; the other kinds come with the first checklist that has one.
const scalars = () => import('./scalarViews.ts')
const rows = () => import('./rowViews.ts')
const evidence = () => import('./evidenceViews.ts')

/** How an item of each kind is filled in, read and described; a kind without a view here does not compile. */
const kindViews: Readonly<Record<ItemKind, KindView>> = {
  judgement,
  text,
  longText: later(scalars, 'longText'),
  number: later(scalars, 'number'),
  grade: later(scalars, 'grade'),
  score: later(scalars, 'score'),
  choice: later(scalars, 'choice'),
  choices: later(scalars, 'choices'),
  date: later(scalars, 'date'),
  month: later(scalars, 'month'),
  time: later(scalars, 'time'),
  computed: later(scalars, 'computed'),
  info: later(scalars, 'info'),
  table: later(rows, 'table'),
  household: later(rows, 'household'),
  group: later(rows, 'group'),
  photo: later(evidence, 'photo'),
  file: later(evidence, 'file'),
  position: later(evidence, 'position'),
  signature: later(evidence, 'signature'),
}

/** The view of a kind; none of one that this release does not know. */
export function kindView(kind: string): KindView | undefined {
  return Object.hasOwn(kindViews, kind) ? kindViews[kind as ItemKind] : undefined // an own key, tested before
}

/** Fetches the views of the kinds that a checklist has, so that they are there when its sections are opened. */
export function loadKinds(kinds: Iterable<string>): Promise<unknown> {
  return Promise.allSettled([...new Set(kinds)].map(async (kind) => kindView(kind)?.preload?.()))
}

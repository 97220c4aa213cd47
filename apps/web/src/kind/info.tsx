import type { KindView } from './kindView.ts'
import { kindTitle } from './options.ts'

/** A text for the inspector, which the frame shows as the item's description; nothing is answered. */
export const info: KindView = { Field: () => null, Answer: null, Tag: () => <span className="tag">{kindTitle('info')}</span> }

import { zh } from '../locales/zh.ts'
import type { KindView } from './kindView.ts'

/** A text for the inspector, which the frame shows as the item's description; nothing is answered. */
export const info: KindView = { Field: () => null, Answer: null, Tag: () => <span className="tag">{zh.kinds.names.info}</span> }

import type { OutlineItem } from '@duzhan/checklist'
import { zh } from '../locales/zh.ts'

/** Who signs, as the checklist says it. */
export function signerOf({ schema }: OutlineItem): string {
  const { by } = (schema['x-item'] ?? {}) as { by?: string } // an option of this kind
  return by ?? zh.evidence.anybody
}

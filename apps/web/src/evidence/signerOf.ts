import type { OutlineItem } from '@duzhan/checklist'
import { zh } from '../locales/zh.ts'

/** Who signs, as the checklist says it. */
export const signerOf = ({ annotation }: OutlineItem): string => annotation.by ?? zh.evidence.anybody

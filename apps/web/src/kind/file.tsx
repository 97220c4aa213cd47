import { FileAnswer } from '../evidence/FileAnswer.tsx'
import { FileField } from '../evidence/FileField.tsx'
import { loadUploading } from '../evidence/useIntake.ts'
import { EvidenceTag } from './EvidenceTag.tsx'
import type { KindView } from './kindView.ts'

/** 附件: documents and pictures, chosen on the device. */
export const file: KindView = { Field: FileField, Answer: FileAnswer, Tag: EvidenceTag, preload: loadUploading }

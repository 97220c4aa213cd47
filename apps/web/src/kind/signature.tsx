import { SignatureAnswer } from '../evidence/SignatureAnswer.tsx'
import { SignatureField } from '../evidence/SignatureField.tsx'
import { loadUploading } from '../evidence/useIntake.ts'
import { EvidenceTag } from './EvidenceTag.tsx'
import type { KindView } from './kindView.ts'

/** 签名: drawn by hand on the device. */
export const signature: KindView = { Field: SignatureField, Answer: SignatureAnswer, Tag: EvidenceTag, preload: loadUploading }

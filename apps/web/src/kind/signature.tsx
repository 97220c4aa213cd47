import { SignatureAnswer } from '../evidence/SignatureAnswer.tsx'
import { zh } from '../locales/zh.ts'
import type { KindView } from './kindView.ts'
import { lazyPart } from './lazyPart.tsx'

const Field = lazyPart(async () => (await import('../evidence/SignatureField.tsx')).SignatureField)

/** 签名: drawn by hand on the device. */
export const signature: KindView = { Field, Answer: SignatureAnswer, tag: zh.evidence.tags.signature, preload: Field.preload }

import { itemKinds } from '@duzhan/checklist'
import { SignatureAnswer } from '../evidence/SignatureAnswer.tsx'
import type { KindView } from './kindView.ts'
import { lazyPart } from './lazyPart.tsx'

const Field = lazyPart(async () => (await import('../evidence/SignatureField.tsx')).SignatureField)

/** 签名: drawn by hand on the device. */
export const signature: KindView = { Field, Answer: SignatureAnswer, tag: itemKinds.signature.title.zh, preload: Field.preload }

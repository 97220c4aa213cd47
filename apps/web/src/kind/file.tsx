import { itemKinds } from '@duzhan/checklist'
import { FileAnswer } from '../evidence/FileAnswer.tsx'
import type { KindView } from './kindView.ts'
import { lazyPart } from './lazyPart.tsx'

const Field = lazyPart(async () => (await import('../evidence/FileField.tsx')).FileField)

/** 文件: documents and pictures, chosen on the device. */
export const file: KindView = { Field, Answer: FileAnswer, tag: itemKinds.file.title.zh, preload: Field.preload }

import { lazyPart } from '../ui/lazyPart.tsx'
import type { KindView } from './kindView.ts'

const Nothing = () => null

/** A view that comes in a file of its own: drawn at once when the file is there, and else when it comes. */
export function later<Name extends string>(file: () => Promise<Record<Name, KindView>>, name: Name): KindView {
  const Field = lazyPart(async () => (await file())[name].Field)
  const Answer = lazyPart(async () => (await file())[name].Answer ?? Nothing)
  const Tag = lazyPart(async () => (await file())[name].Tag ?? Nothing)
  const preload = async () => {
    await Promise.all([Field.preload(), Answer.preload(), Tag.preload()])
    await (await file())[name].preload?.()
  }
  return { Field, Answer, Tag, preload }
}

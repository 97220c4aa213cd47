import { zh } from '../locales/zh.ts'
import type { NamedFile } from './keepFile.ts'

/** What a person calls a file of that name: its kind is the one that its content was found to be, or it would not be here. */
export function fileKindWord(name: string): string {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase()
  const { pdf, docx, xlsx, image } = zh.evidence.fileKinds
  const documents: Readonly<Record<string, string>> = { pdf, docx, xlsx }
  return (Object.hasOwn(documents, extension) && documents[extension]) || image
}

/** The files that an item holds; what is not one is left out. */
export function filesOf(held: unknown): NamedFile[] {
  return Array.isArray(held) ? held.filter(isNamedFile) : []
}

function isNamedFile(file: unknown): file is NamedFile {
  if (typeof file !== 'object' || file === null) return false
  const { hash, name, size } = file as Partial<Record<keyof NamedFile, unknown>> // an object, tested above
  return typeof hash === 'string' && typeof name === 'string' && typeof size === 'number'
}

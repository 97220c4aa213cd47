import { type EvidenceType, evidenceTypes } from './evidenceType.ts'

const longestName = 100

/**
 * A file's name as it may be shown and kept: its last part only, without marks that nobody sees or that a file system
 * reads as a path, at most 100 characters, and ending as its content demands, so that a name never promises anything else.
 * `fallback` stands where nothing is left.
 */
export function cleanFileName(name: string, type: EvidenceType, fallback: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const seen = last
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
    .normalize('NFC') // after what stood unseen between two pieces of one letter is gone
    .replace(/[<>:"|?*]/g, '_')
  const dot = seen.lastIndexOf('.')
  const stem = (dot > 0 ? seen.slice(0, dot) : seen).replace(/^[\s.]+|[\s.]+$/g, '')
  const extension = nameFits(seen, type) ? seen.slice(dot + 1).toLowerCase() : evidenceTypes[type].extension
  const room = longestName - extension.length - 1
  const cut = [...(stem || fallback)]
    .slice(0, room)
    .join('')
    .replace(/[\s.]+$/, '')
  return `${cut}.${extension}`
}

/** Whether a file's name ends as files of the type do. */
export function nameFits(name: string, type: EvidenceType): boolean {
  const { namedAs }: { namedAs: readonly string[] } = evidenceTypes[type]
  return name.includes('.') && namedAs.includes(name.slice(name.lastIndexOf('.') + 1).toLowerCase())
}

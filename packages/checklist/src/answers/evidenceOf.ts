import { photosOf } from '../interpret/lacksEvidence.ts'

const fileHash = /^[0-9a-f]{64}$/

/**
 * Every file that an answers document refers to, by content hash, each once and in order of appearance: photos and
 * signatures, at any depth, in the rows of a table as well. Whatever is written like a hash is taken for one. It walks
 * without recursion, so it is safe on anything.
 */
export function evidenceOf(answers: unknown): string[] {
  const found = new Set<string>()
  const open: unknown[] = [answers]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value === 'string' && fileHash.test(value)) found.add(value)
    if (typeof value !== 'object' || value === null) continue
    for (const photo of photosOf(value)) found.add(photo)
    open.push(...Object.values(value).reverse())
  }
  return [...found]
}

/** Where a text speaks of something: its topic, its title, and the first place that does, as plain words. */
export interface FoundHelp {
  topic: string
  title: string
  excerpt: string
}

/** The title of a text: its first line. */
export const titleOf = (text: string): string => /^# (.+)$/m.exec(text)?.[1] ?? ''

/** Lines that were broken to fit a column are one again: between Chinese characters a break is no blank. */
export const unbroken = (text: string): string => text.replace(/(?<=[^\p{ASCII}])\n(?=[^\p{ASCII}])/gu, '').replaceAll('\n', ' ')

/** What is read of a text, without the signs of its writing. */
const blocksOf = (text: string): string[] =>
  text
    .replaceAll(/```[\s\S]*?```/g, '')
    .split(/\n\s*\n|\n(?=[-|#]|\d+\. )/)
    .filter((block) => !/^\|[\s|:-]+$/.test(block.trim()))
    .map((block) =>
      unbroken(block.trim())
        .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .replaceAll(/\*\*|`|^#+ |^- |^\d+\. /g, '')
        .replaceAll(/\s*\|\s*/g, ' ')
        .trim(),
    )
    .filter((block) => block !== '')

const around = 60

/**
 * The texts that hold every word of what somebody looks for, those first that have all of it in their title, then those that have it all in
 * one place. Words are parted by blanks; nothing is found by no word.
 */
export function findHelp(texts: ReadonlyMap<string, string>, asked: string): FoundHelp[] {
  const words = asked
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  const holdsAll = (text: string) => words.every((word) => text.toLowerCase().includes(word))
  const found = [...texts].flatMap(([topic, text]) => {
    const blocks = blocksOf(text)
    if (!holdsAll(blocks.join('\n'))) return []
    const title = titleOf(text)
    const [, ...said] = blocks
    const best = said.find(holdsAll) ?? said.find((block) => block.toLowerCase().includes(words[0] ?? '')) ?? ''
    const rank = holdsAll(title) ? 0 : said.some(holdsAll) ? 1 : 2
    return [{ topic, title, excerpt: excerptOf(best, words[0] ?? ''), rank }]
  })
  return found.sort((one, other) => one.rank - other.rank).map(({ rank: _, ...help }) => help)
}

function excerptOf(block: string, word: string): string {
  const at = Math.max(block.toLowerCase().indexOf(word) - 20, 0)
  const end = Math.min(at + around, block.length)
  return `${at > 0 ? '…' : ''}${block.slice(at, end)}${end < block.length ? '…' : ''}`
}

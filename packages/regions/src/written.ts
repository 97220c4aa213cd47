import { isRegionCode, regionPath } from './regionCode.ts'

const withoutBlanks = (text: string): string => text.replaceAll(/\s/g, '')

/**
 * What a region may be called that a text means: the text, or any end of it, for offices write what a region lies in before its own name.
 * Of a code, that code.
 */
export function endingsOf(text: string): string[] {
  const signs = [...withoutBlanks(text)]
  return signs.map((_, at) => signs.slice(at).join(''))
}

/**
 * Which of some regions a text means, by every way in which an office writes them: the code, the name alone, or with the names of what it
 * lies in before it, from whichever of them on.
 */
export function regionsWritten(regions: readonly { code: string; name: string }[]): (text: string) => string[] {
  const names = new Map(regions.map(({ code, name }) => [code, name]))
  const codes = new Map<string, string[]>()
  for (const { code } of regions) {
    if (!isRegionCode(code)) continue
    let words = ''
    for (const at of [...regionPath(code)].reverse()) {
      words = `${names.get(at) ?? ''}${words}`
      const found = codes.get(words)
      if (!found) codes.set(words, [code])
      else if (!found.includes(code)) found.push(code)
    }
  }
  return (text) => (names.has(text) ? [text] : (codes.get(withoutBlanks(text)) ?? []))
}

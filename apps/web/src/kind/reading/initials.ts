// The first character that Chinese collation sorts under each letter: what lies between two of them begins with the first.
const firsts = '阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀'
const letters = 'abcdefghjklmnopqrstwxyz'
const byPinyin = new Intl.Collator('zh-CN')

/** The first letters of a text's syllables in pinyin, other characters as they are: 自来水 is zls. Of several readings, the usual. */
export function initials(text: string): string {
  return [...text.normalize('NFKC').toLowerCase()].map(initialOf).join('')
}

function initialOf(character: string): string {
  if (!/\p{Script=Han}/u.test(character)) return character
  const next = [...firsts].findIndex((first) => byPinyin.compare(first, character) > 0)
  return letters.at(next < 0 ? -1 : next - 1) ?? character
}

/** Whether a text is meant by what was typed into a search: some of its characters, or the first letters of them. */
export function isMeant(text: string, typed: string): boolean {
  const sought = typed.normalize('NFKC').toLowerCase().trim()
  return text.normalize('NFKC').toLowerCase().includes(sought) || initials(text).includes(sought)
}

import type { Page } from '@playwright/test'

/** What an official would take for a fault on any page, in words; the page is looked at as it stands. */
export async function pageFaults(page: Page): Promise<string[]> {
  const seen = await page.evaluate(() => {
    const aside = 'code, pre, textarea, script, style, .code-line' // what is typed, or quoted as code, is nobody's sentence
    const shown = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()).map((one) => one.textContent.trim())
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode())
      if (!walker.currentNode.parentElement?.closest(aside)) texts.push(walker.currentNode.nodeValue ?? '')
    const root = document.documentElement
    return {
      main: document.querySelector('main')?.textContent.trim() ?? '',
      headings: shown('main h1, main h2').length,
      alerts: [...shown('[role=alert]'), ...shown('.empty h2')].filter((text) => text !== ''),
      text: texts.join(' '),
      overflow: root.scrollWidth - root.clientWidth,
    }
  })
  const faults = textFaults(seen.text)
  if (seen.main.length < 10) faults.push('is empty')
  if (seen.headings === 0) faults.push('has no heading')
  if (seen.overflow > 0) faults.push(`scrolls ${seen.overflow} px sideways`)
  return [...faults, ...seen.alerts.map((text) => `says “${text.slice(0, 80)}”`)]
}

const wrong: readonly [what: string, pattern: RegExp][] = [
  ['a value that is none', /\bundefined\b|\bNaN\b|\bnull\b|\[object \w+\]/],
  ['an instant as machines write it', /\d{4}-\d\d-\d\dT\d\d:\d\d/],
  ['a number that nobody reads', /\d\.\d{4,}(?![\d°])/], // but the place where somebody stood
  ['a raw key', /\b[a-z]+(?:[A-Z][a-z]+)+\d*\b|\b[a-z]+(?:[.-][a-z]+)+\b|\b[a-z]\d{6,}\b|\b\d{12}\b/],
  ['a page that fell over', /页面出错了/],
  ['a page that is not there', /没有找到，或不在您的权限范围/],
]

/** What is wrong in the words of a page. */
export const textFaults = (text: string): string[] =>
  wrong.flatMap(([what, pattern]) => {
    const found = pattern.exec(text)
    return found ? [`shows ${what}: “${text.slice(Math.max(0, found.index - 15), found.index + 45)}”`] : []
  })

import type { Page } from '@playwright/test'
import axe, { type AxeResults } from 'axe-core'

/**
 * What keeps a person from a page who hears it, enlarges it, or goes about it by keyboard: every rule of axe that the page as it
 * stands does not keep, with the element, in words. The rules follow WCAG 2.2 and the practice of its authors.
 */
export async function accessFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const violations: AxeResults['violations'] = await page.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then((found) => found.violations)",
  )
  return violations.map(({ id, help, nodes }) => {
    const [first] = nodes
    return `is not for everybody (${id}): ${help}; ${nodes.length} ×, as ${first?.html.slice(0, 160)} ${first?.any[0]?.message ?? ''}`
  })
}

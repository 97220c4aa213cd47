/** A code for a lower plan that says whose it is and whence: the superior's code and the region's meaningful digits. */
export function suggestedCode(superior: string, jurisdiction: string): string {
  const region = jurisdiction.replace(/(?:00)+$/, '')
  return `${superior.slice(0, 63 - region.length)}-${region}`
}

/** How a plan's code is written, as a field of a form tests it. */
export const codePattern = '[a-z][a-z0-9\\-]{1,63}'

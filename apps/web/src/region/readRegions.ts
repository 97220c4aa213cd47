import type { RegionRecord } from '@duzhan/contracts'
import { isRegionCode, isWithin, regionCode } from '@duzhan/regions'
import { zh } from '../locales/zh.ts'

const digits = 12
/** Codes are written with six, nine or twelve digits. */
const written = /^(\d{6}|\d{9}|\d{12})$/

/** A region's code as people write it, with the zeros that are left out; what cannot be one comes back as it is. */
export function codeFrom(typed: string): string {
  const text = typed.normalize('NFKC').replace(/\s/g, '')
  return written.test(text) ? text.padEnd(digits, '0') : text
}

/** What was pasted: the regions that it names, or what is wrong with it, line by line. */
export interface ReadRegions {
  regions: RegionRecord[]
  faults: string[]
}

/** Reads regions, one on a line, code before name, parted by blanks, tabs or a comma; all must lie within `home`. */
export function readRegions(text: string, home: string): ReadRegions {
  const regions = new Map<string, RegionRecord>()
  const faults: string[] = []
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue
    const [, written = '', name = ''] = /^\s*([\d０-９]+)[\s,，、]+(\S.*?)\s*$/.exec(line) ?? []
    const code = codeFrom(written)
    if (name === '') faults.push(zh.regions.wrongLine(at + 1, line.trim()))
    else if (!isRegionCode(code)) faults.push(zh.regions.wrongCode(at + 1, written))
    else if (!isRegionCode(home) || !isWithin(code, regionCode(home))) faults.push(zh.regions.outside(at + 1, name))
    else if (regions.has(code)) faults.push(zh.regions.twice(at + 1, written))
    else regions.set(code, { code, name })
  }
  return { regions: [...regions.values()], faults }
}

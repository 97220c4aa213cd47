import type { RegionRecord } from '@duzhan/contracts'

/** So many codes are asked for at once: they travel in an address. */
const stretch = 500

/** Reads what many regions are called, stretch by stretch. */
export const regionsNamed =
  (ask: (codes: string[]) => Promise<RegionRecord[]>) =>
  async (codes: readonly string[]): Promise<RegionRecord[]> => {
    const found: RegionRecord[] = []
    for (let at = 0; at < codes.length; at += stretch) found.push(...(await ask(codes.slice(at, at + stretch))))
    return found
  }

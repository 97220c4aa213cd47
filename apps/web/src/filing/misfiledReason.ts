import type { Plan } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'

/** Why a loaded document cannot be this jurisdiction's filing, seen before it is sent; null when it can. */
export function misfiledReason(
  document: Readonly<Record<string, unknown>>,
  superior: Pick<Plan, 'code'>,
  jurisdiction: string,
): string | null {
  const base = document['extends']
  const code = typeof base === 'object' && base !== null && 'code' in base ? base.code : undefined
  if (code !== superior.code) return zh.filing.file.wrongSuperior
  return document['jurisdiction'] === jurisdiction ? null : zh.filing.file.wrongRegion
}

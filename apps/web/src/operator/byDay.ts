import type { LogLine } from '@duzhan/contracts'
import { formatInstant } from '../ui/formatInstant.ts'

/** Entries by their day in Shanghai, in the order that they come in; a day that comes back later stands there again. */
export function byDay<Line extends Pick<LogLine, 'at'>>(lines: readonly Line[]): { day: string; lines: Line[] }[] {
  const days: { day: string; lines: Line[] }[] = []
  for (const line of lines) {
    const day = formatInstant(line.at).slice(0, 10)
    const last = days.at(-1)
    if (last?.day === day) last.lines.push(line)
    else days.push({ day, lines: [line] })
  }
  return days
}

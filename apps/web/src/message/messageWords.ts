import type { MessageRow } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import { dayOf, formatDate } from '../ui/dates.ts'

/** What a message says, and the reason that somebody gave, where there is one. */
export function messageWords({ topic, count, words }: Pick<MessageRow, 'topic' | 'count' | 'words'>): {
  sentence: string
  reason: string | null
} {
  const { title = '', of = '', on = '', text = '' } = words
  const told = { n: count, title, of, on: on && formatDate(on) }
  return { sentence: zh.message.sentences[topic](told), reason: text === '' ? null : zh.message.reason(text) }
}

export interface DayGroup {
  title: string
  rows: MessageRow[]
}

/** Messages as they come, by the day on which they did: today, yesterday, and dates. */
export function byDay(rows: readonly MessageRow[], today: string): DayGroup[] {
  const yesterday = dayOf(new Date(Date.parse(`${today}T00:00:00+08:00`) - 1))
  const groups = new Map<string, MessageRow[]>()
  for (const row of rows) {
    const day = dayOf(new Date(row.at))
    groups.set(day, [...(groups.get(day) ?? []), row])
  }
  const titleOf = (day: string): string => {
    if (day === today) return zh.message.today
    if (day === yesterday) return zh.message.yesterday
    return formatDate(day, day.slice(0, 4) !== today.slice(0, 4))
  }
  return [...groups].map(([day, own]) => ({ title: titleOf(day), rows: own }))
}

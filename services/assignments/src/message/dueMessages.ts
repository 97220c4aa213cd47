import type { MessageTopic } from '@duzhan/contracts'
import type { TrackedDue } from '../due/due.ts'
import type { Moment } from '../due/dueView.ts'
import { toSummary } from '../due/dueView.ts'
import type { Message } from './message.ts'
import { receiverOf, shownAs } from './messagesOf.ts'
import { type Owers, owersOf } from './owersOf.ts'
import { type Days, topicsOf } from './visitMessages.ts'

/** One message for each day that something is due on and each body or seat, and one to whoever receives it where it has not come. */
export function dueMessages(plan: string, owed: readonly TrackedDue[], days: Days, moment: Moment): Message[] {
  const found = new Map<string, Message>()
  const add = (due: TrackedDue, topic: MessageTopic, { key, audience }: Owers) => {
    const id = `${topic} ${plan} ${due.dueOn} ${key}`
    const before = found.get(id)
    const { title, dueOn: on, by } = due
    found.set(id, {
      ...{ id, plan, topic, at: days.at, audiences: [audience] },
      // a page of its own is behind it as long as it is about one thing
      shown: before || audience.rule === 'seat' || audience.rule === 'team' ? null : shownAs(due),
      words: before ? { on } : { title, on, ...(by && { of: by.title }) },
      things: before ? [] : [due.key],
      count: (before?.count ?? 0) + 1,
    })
  }
  for (const due of owed) {
    const { standing } = toSummary(due, moment)
    if (standing !== 'open' && standing !== 'missed' && standing !== 'returned') continue
    for (const topic of topicsOf('due', due.dueOn, days)) {
      for (const whom of owersOf(due)) add(due, topic, whom)
      const receiver = { key: `to ${due.to.body ?? ''}@${due.to.region}`, audience: receiverOf(due) }
      if (topic === 'due.late' && due.by !== null) add(due, 'due.lateBelow', receiver)
    }
  }
  return [...found.values()]
}

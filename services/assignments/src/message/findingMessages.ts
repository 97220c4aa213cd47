import type { MessageTopic } from '@duzhan/contracts'
import { deadlineKey, minuteAt } from '@duzhan/plan'
import type { Finding } from '../finding/finding.ts'
import type { Audience } from './audience.ts'
import type { Message } from './message.ts'
import type { Days } from './visitMessages.ts'

/** What of findings that wait for their units is told about a limit: to whom, and by which message. */
function toldOf({ rectifyBy, target, responsible, regionPath: path }: Finding, { at }: Days) {
  const isLate = deadlineKey(rectifyBy) < minuteAt(at)
  const unit: MessageTopic = isLate ? 'finding.late' : 'finding.soon'
  const seats = (topic: MessageTopic, verb: 'finding.accept' | 'finding.verify', regions: readonly string[]) =>
    regions.map((region) => ({ topic, whom: `=${region}`, audience: { rule: 'seat', verb, region } satisfies Audience }))
  const { bodies = [] } = responsible
  const ofBody = (body: string): Audience => ({ rule: 'place', verb: 'finding.accept', regionPath: [], bodies: [body] })
  const own: Audience = { rule: 'target', verb: 'finding.accept', regionPath: responsible.regionPath, target }
  return [
    ...seats(unit, 'finding.accept', responsible.regionPath),
    { topic: unit, whom: `#${target}`, audience: own },
    ...bodies.map((body) => ({ topic: unit, whom: `@${body}`, audience: ofBody(body) })),
    ...(isLate ? seats('finding.lateBelow', 'finding.verify', path) : []),
  ]
}

/**
 * One message for each limit and each seat, of how many findings that wait for their units are near it or over it. A finding that
 * gets another limit is counted by that one. What nobody on the spot knows of is in none.
 */
export function findingMessages(plan: string, findings: readonly Finding[], days: Days): Message[] {
  const found = new Map<string, Message>()
  for (const finding of findings) {
    if (finding.covert) continue
    for (const { topic, whom, audience } of toldOf(finding, days)) {
      const id = `${topic} ${plan} ${finding.rectifyBy} ${whom}`
      const before = found.get(id)
      const { title, targetName: of, rectifyBy: on } = finding
      found.set(id, {
        ...{ id, plan, topic, at: days.at, audiences: [audience], shown: null },
        words: before ? { on } : { title, of, on },
        things: before ? [] : [finding.id],
        count: (before?.count ?? 0) + 1,
      })
    }
  }
  return [...found.values()]
}

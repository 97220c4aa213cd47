import type { Plan } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { SourceSentence } from '../ui/SourceSentence.tsx'

/** Where the document is silent or at odds with itself, and how it was entered. */
export function NotesCard({ plan }: { plan: Plan }) {
  if (plan.notes.length === 0) return null
  return (
    <Card id="notes" title={zh.plan.notes} aside={zh.plan.notesHint(plan.notes.length)}>
      <ul className="dotted notes">
        {plan.notes.map((note) => (
          <li key={note.key}>
            {note.text}
            <SourceSentence source={note.source} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

import type { VisitMonth } from '@duzhan/contracts'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { CrossedPairs } from '../ui/CrossedPairs.tsx'

/** Which region inspects which in each window of the month; nothing where the plan has none inspect each other. */
export function CrossedCard({ crossed }: Pick<VisitMonth, 'crossed'>) {
  if (crossed.length === 0) return null
  return (
    <Card title={zh.visit.crossed}>
      <CrossedPairs crossed={crossed} />
    </Card>
  )
}

import { isScored, outlineFor } from '@duzhan/checklist'
import type { Plan } from '@duzhan/plan'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { api } from '../api/api.ts'
import { zh } from '../locales/zh.ts'
import { homeRegion } from '../person/homeRegion.ts'
import { may, useMe } from '../person/me.ts'
import { useTargetNoun } from '../plans/targetNoun.ts'
import { usePlan } from '../plans/usePlan.ts'
import { Card } from '../ui/Card.tsx'
import { useRegionNames } from '../ui/useRegionNames.ts'
import { rankOf } from './rankOf.ts'
import '../styles/score.css'

interface ScoreCardProps {
  plan: string
  target: string
  /** The window whose records are compared; without it the one that runs now. */
  window?: string
  /** Where only this record is meant: nothing is shown once another counts in its place. */
  record?: { submission: string; checklist: string }
}

/**
 * What a target came to in points, and its place among the inspected targets of the reader's region, for each checklist of
 * the plan that gives points; nothing where it has none in the window.
 */
export function ScoreCard({ plan, target, window, record }: ScoreCardProps) {
  const me = useMe()
  const document = usePlan(plan).data?.document
  if (!document || !may(me, 'figure.behind')) return null
  return document.checklists
    .filter(({ key, schema }) => (record === undefined || record.checklist === key) && isScored(outlineFor(schema)))
    .map((checklist) => (
      <ChecklistScore
        key={checklist.key}
        {...{ plan, target, checklist, region: homeRegion(me, plan) }}
        {...(window && { window })}
        {...(record && { submission: record.submission })}
      />
    ))
}

interface ChecklistScoreProps {
  plan: string
  target: string
  checklist: Plan['checklists'][number]
  region: string
  window?: string
  submission?: string
}

function ChecklistScore({ plan, target, checklist, region, window, submission }: ChecklistScoreProps) {
  const nameOf = useRegionNames(region)
  const noun = useTargetNoun(plan)
  const found = useQuery(
    api.aggregation.figure.behind.queryOptions({
      plan,
      region,
      checklist: checklist.key,
      path: 'score',
      ...(window && { window }),
    }),
  )
  const standing = rankOf(found.data ?? [], target)
  if (standing === null || (submission !== undefined && !standing.records.includes(submission))) return null
  const { points, grade, rank, among } = standing
  return (
    <Card title={zh.score.title} aside={checklist.title}>
      <p className="score-standing">
        <strong>{zh.summary.points(points.toLocaleString('zh-CN', { maximumFractionDigits: 2 }))}</strong>
        {grade === undefined ? null : <span className="tag">{grade}</span>}
      </p>
      <p className="muted">
        {among === 1 ? zh.score.only(nameOf(region), noun) : zh.score.rank(nameOf(region), among, noun, rank)}{' '}
        <Link to={`/${plan}/summary/${region}${window ? `?window=${window}` : ''}`}>{zh.score.seeAll}</Link>
      </p>
    </Card>
  )
}

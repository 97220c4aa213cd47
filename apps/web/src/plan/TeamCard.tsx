import type { Plan } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { Card } from '../ui/Card.tsx'
import { SourceSentence } from '../ui/SourceSentence.tsx'

/** Who goes out, and what money goes with it. */
export function TeamCard({ plan }: { plan: Plan }) {
  const teams = plan.assignments.teams ?? []
  const listTitles = (keys: readonly string[]) =>
    plan.targetLists
      .filter((list) => keys.includes(list.key))
      .map((list) => list.title)
      .join('、')
  return (
    <>
      {teams.length > 0 ? (
        <Card title={zh.plan.teams}>
          <ul className="plain-list">
            {teams.map((team) => (
              <li key={team.key}>
                <p>
                  <strong>{team.title}</strong>
                </p>
                <p className="muted">{zh.plan.serves(listTitles(team.targetLists))}</p>
                {team.memberPosts ? (
                  <p className="muted">
                    {zh.plan.members}：{team.memberPosts.join('、')}
                  </p>
                ) : null}
                <SourceSentence source={team.source} />
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
      {plan.resources.length > 0 ? (
        <Card title={zh.plan.resources}>
          <ul className="plain-list">
            {plan.resources.map((resource) => (
              <li key={resource.key}>
                <p>
                  <strong>{resource.title}</strong>
                </p>
                <p className="money">
                  {zh.plan.perTarget(resource.amount, resource.unit)}
                  {resource.targets ? (
                    <small>{zh.plan.resourceTotal(resource.targets, resource.amount * resource.targets, resource.unit)}</small>
                  ) : null}
                </p>
                <p className="muted">{[resource.fund, resource.exclusive].filter(Boolean).join('；')}</p>
                <SourceSentence source={resource.source} />
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </>
  )
}

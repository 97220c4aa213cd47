import type { Plan } from '@duzhan/plan'
import { zh } from '../locales/zh.ts'
import { nounOf } from '../plans/targetNoun.ts'
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
                {team.leadPosts ? (
                  <p className="muted">
                    {zh.planParts.leads}：{team.leadPosts.join('、')}
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
                  {zh.planParts.perTarget(kindWord(plan, resource.targetLists, 'each'), resource.amount, resource.unit)}
                  {resource.targets ? (
                    <small>
                      {zh.planParts.resourceTotal(
                        resource.targets,
                        kindWord(plan, resource.targetLists, 'counted'),
                        resource.amount * resource.targets,
                        resource.unit,
                      )}
                    </small>
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

/** What the money is counted by: the kind of the targets it is for in its own words, their level, or just the target. */
function kindWord(plan: Plan, lists: readonly string[], behind: 'each' | 'counted'): string {
  const keys = plan.targetLists.filter((list) => lists.includes(list.key)).flatMap((list) => list.targetKinds)
  const kinds = plan.targetKinds.filter(({ key }) => keys.includes(key))
  const levels = new Set(kinds.map(({ level }) => level))
  const [level] = levels
  const ofLevel = level && levels.size === 1 ? zh.planParts[behind][level] : zh.planParts.anyTarget
  const isByLevel = kinds.every(({ measureWord, title }) => !measureWord && (level !== 'village' || title.endsWith('村')))
  return isByLevel ? ofLevel : nounOf(kinds).counted
}

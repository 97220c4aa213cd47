import type { BodyInput, BodyKind, BodyView } from '@duzhan/contracts'

/** What a form about a body holds while it is filled in: every field as it is typed, whichever kind is chosen. */
export interface BodyFields {
  key: string
  jurisdiction: string
  title: string
  kind: BodyKind
  region: string
  parent: string
  posts: string
  membersBy: 'key' | 'kind'
  members: readonly string[]
  memberKind: Exclude<BodyKind, 'group'>
  memberLevel: Extract<BodyInput['members'], { by: 'kind' }>['level']
  version: number
}

/** An empty form for a directory, or a body as it stands to be corrected. */
export function fieldsOf(body: BodyView | null, jurisdiction: string): BodyFields {
  const { members = null } = body ?? {}
  return {
    key: body?.key ?? '',
    jurisdiction: body?.jurisdiction ?? jurisdiction,
    title: body?.title ?? '',
    kind: body?.kind ?? 'office',
    region: body?.region ?? jurisdiction,
    parent: body?.parent ?? '',
    posts: body?.posts.join('\n') ?? '',
    membersBy: members?.by ?? 'key',
    members: members?.by === 'key' ? members.members : [],
    memberKind: members?.by === 'kind' ? members.kind : 'school',
    memberLevel: members?.by === 'kind' ? members.level : 'township',
    version: body?.version ?? 0,
  }
}

/** What is sent for a form: members of a group alone, posts without empty lines. */
export function inputOf(fields: BodyFields): BodyInput {
  const { key, jurisdiction, title, kind, region, parent, version, membersBy, memberKind, memberLevel } = fields
  const byKey = { by: 'key' as const, members: [...fields.members] }
  const members = membersBy === 'key' ? byKey : { by: 'kind' as const, kind: memberKind, level: memberLevel }
  return {
    ...{ key, jurisdiction, title, kind, region, version },
    parent: parent === '' ? null : parent,
    posts: fields.posts.split('\n').filter((post) => post.trim() !== ''),
    members: kind === 'group' ? members : null,
  }
}

import { world } from '@duzhan/test-kit'
import type { Body } from '../body/body.repository.ts'

/** The education office of a county, in the county's own directory, as it is or with some of it otherwise. */
export const aBody = (over: Partial<Body> = {}): Body => ({
  key: 'education',
  jurisdiction: world.county,
  title: '某县教育局',
  kind: 'office',
  region: world.county,
  parent: null,
  posts: ['局长', '督导股长'],
  members: null,
  retiredOn: null,
  retiredFor: null,
  version: 1,
  ...over,
})

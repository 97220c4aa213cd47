import { afterAll, beforeAll, describe } from 'vitest'
import { april } from './flood/april.ts'
import { june } from './flood/june.ts'
import { may } from './flood/may.ts'
import { type FloodSeason, floodSeason } from './flood/season.ts'

/** The season from 1 April to 30 June 2020: each step goes on where the one before ended. */
describe('three months of a flood season', () => {
  let platform: FloodSeason
  const season = () => platform
  beforeAll(async () => {
    platform = await floodSeason('04-01 08:30')
  })
  afterAll(() => platform?.platform.close())

  describe('April, most of it between 汛前 and 汛期', () => april(season))
  describe('May, in which 汛期 begins', () => may(season))
  describe('June, in the midst of 汛期', () => june(season))
})

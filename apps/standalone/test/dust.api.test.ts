import { afterAll, beforeAll, describe } from 'vitest'
import { april } from './dust/april.ts'
import { june } from './dust/june.ts'
import { may } from './dust/may.ts'
import { type DustControl, dustControl } from './dust/prefecture.ts'

/** Dust control from 1 April to 30 June 2020: each step goes on where the one before ended. */
describe('three months of building sites that come and go', () => {
  let prefecture: DustControl
  beforeAll(async () => {
    prefecture = await dustControl('04-01 08:30')
  })
  afterAll(() => prefecture?.platform.close())

  describe('April, in which the first site comes and the first goes', () => april(() => prefecture))
  describe('May, in which one is kept on, one left off and one comes back', () => may(() => prefecture))
  describe('June, in which two come and two go together', () => june(() => prefecture))
})

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cityPlan as plan } from './countyPlan.ts'
import { type TestPlatform, testPlatform } from './platform.ts'

describe('a report that a later revision asks for', () => {
  let platform: TestPlatform
  beforeAll(async () => {
    platform = await testPlatform()
  })
  afterAll(() => platform?.close())

  const publish = async (revision: number, titles: readonly string[]) => {
    const author = await platform.as('xt-author')
    const { document } = await author.api.forms.plan.byId.query({ plan })
    const owed = titles.map((title, at) => ({
      ...{ key: `extra${at}`, title, what: 'report' as const, who: { kind: 'level' as const, level: 'county' as const } },
      ...{ to: { kind: 'jurisdiction' as const }, when: { kind: 'cycle' as const, every: 'month' as const } },
    }))
    await author.api.forms.plan.publish.mutate({ document: { ...document, revision, duties: { ...document.duties, owed } } })
    await platform.settle()
  }
  /** When a report of a county is due, with how it stands. */
  const owed = async (title: string) => {
    const { dues } = await (await platform.as('hn-viewer')).api.assignments.due.board.query({ plan })
    return dues.filter((due) => due.title === title && due.by === '湘乡市').map(({ dueOn, standing }) => `${dueOn} ${standing}`)
  }

  it('is owed from the day on which the revision came, though nobody had looked before', async () => {
    platform.clock.set('2020-05-10T01:00:00.000Z')
    await publish(2, ['每月小结'])
    expect(await owed('每月小结')).toEqual(['2020-05-31 open'])
    const monthly = await owed('每月底上报督战进展情况')
    expect(monthly, 'what the first revision asked for is owed from its beginning').toContain('2020-04-30 missed')
  })

  it('goes on being owed from then on under revisions that ask for it still', async () => {
    platform.clock.set('2020-07-02T01:00:00.000Z')
    await publish(3, ['每月小结', '每月简报'])
    expect(await owed('每月小结')).toEqual(['2020-05-31 missed', '2020-06-30 missed', '2020-07-31 open'])
    expect(await owed('每月简报')).toEqual(['2020-07-31 open'])
  })
})

import { Problem } from '@duzhan/problems'
import { useState } from 'react'
import { describe, expect, it } from 'vitest'
import { client } from '../api/api.ts'
import { problemOf } from '../api/problemOf.ts'
import { choose, held, press, write } from './act.ts'
import { aPlanPage } from './builders/aPlan.ts'
import { address, all, factOf, nameOf, names, the } from './find.ts'
import { platform, unreachable } from './platform.ts'
import { left, shown } from './shown.tsx'

const failure = (call: Promise<unknown>) => call.then(() => null, problemOf)

describe('the platform of a test', () => {
  it('answers each procedure with what it was given, or what follows from its input', async () => {
    const asked = platform({
      'forms.plan.list': aPlanPage(),
      'identity.region.list': ({ within = '' }) => [{ code: within, name: '某地' }],
    })
    const [plans, regions] = await Promise.all([
      client.forms.plan.list.query(),
      client.identity.region.list.query({ within: '990100000000' }),
    ])
    expect(plans.plans.map(({ plan }) => plan)).toEqual(['demo-2020'])
    expect(regions).toEqual([{ code: '990100000000', name: '某地' }])
    expect(asked.asked('identity.region.list')).toEqual([{ within: '990100000000' }])
  })

  it('refuses as the real one does, with kind, details and a request id', async () => {
    platform({ 'forms.plan.list': new Problem('invalid', 'plan.invalid', { faults: [] }) })
    expect(await failure(client.forms.plan.list.query())).toMatchObject({
      ...{ code: 'plan.invalid', kind: 'invalid', requestId: 'r-1' },
      details: { faults: [] },
    })
  })

  it('can be out of reach, and be reached again', async () => {
    const asked = platform({ 'forms.plan.list': unreachable })
    expect(await failure(client.forms.plan.list.query())).toMatchObject({ code: 'network.lost' })
    asked.answers({ 'forms.plan.list': aPlanPage([]) })
    expect(await client.forms.plan.list.query()).toEqual(aPlanPage([]))
  })
})

describe('what is found on a page', () => {
  it('goes by its label, else by what is written on it', async () => {
    await shown(
      <>
        <label htmlFor="a">账号</label>
        <input id="a" />
        <label>
          密码 <input />
        </label>
        <input aria-label="查找" />
        <button type="button" aria-label="收起">
          ×
        </button>
        <section aria-labelledby="h">
          <h2 id="h">情况</h2>
          <dl>
            <dt>地点</dt>
            <dd>某村</dd>
          </dl>
        </section>
      </>,
    )
    expect(names('field')).toEqual(['账号', '密码', '查找'])
    expect(names('button')).toEqual(['收起'])
    expect(nameOf(the('region'))).toBe('情况')
    expect([factOf('地点'), factOf('时间')]).toEqual(['某村', undefined])
  })

  it('is named when it is not there, with all that is', async () => {
    await shown(<button type="button">提交</button>)
    expect(() => the('button', '取消')).toThrow('no button 取消 among ["提交"]')
  })
})

describe('what a person does on a page', () => {
  function Form() {
    const [told, setTold] = useState('')
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setTold('已提交')
        }}
      >
        <label htmlFor="text">说明</label>
        <textarea id="text" required />
        <select aria-label="县">
          <option value="1">青石县</option>
          <option value="2">白沙县</option>
        </select>
        <button type="submit">提交</button>
        <p role="status">{told}</p>
      </form>
    )
  }

  it('is what a browser lets them: a form that lacks something is not sent', async () => {
    await shown(<Form />)
    await press('提交')
    expect(names('status')).toEqual([''])
    await write('说明', '已经整改')
    await choose('县', '白沙县')
    await press('提交')
    expect(names('status')).toEqual(['已提交'])
    expect([held('说明'), held('县')]).toEqual(['已经整改', '2'])
  })

  it('is undone when the page is left: the next begins with nothing', async () => {
    await shown(<Form />, { at: '/somewhere' })
    expect(address()).toBe('/somewhere')
    await left()
    expect(all('form')).toEqual([])
  })
})

import type { BodyView } from '@duzhan/contracts'
import { Problem } from '@duzhan/problems'
import { asOperator, world } from '@duzhan/test-kit/personas'
import { type ComponentProps, useState } from 'react'
import { describe, expect, it } from 'vitest'
import { held, press, write } from '../test/act.ts'
import { aBody, aBodyPage } from '../test/builders/aBody.ts'
import { all, names, textOf, texts, the } from '../test/find.ts'
import { type Answers, platform, unreachable, waiting } from '../test/platform.ts'
import { settled, soon } from '../test/settled.ts'
import { shown } from '../test/shown.tsx'
import { BodyPicker, ChosenBodies, useBodyTitles } from './BodyPicker.tsx'

type Listed = NonNullable<Answers['identity.body.list']>
type Asked = Parameters<Extract<Listed, (input: never) => unknown>>[0]

const school = aBody({ key: 'no-1-school', title: '第一小学', kind: 'school' })
const clinic = aBody({ key: 'clinic', title: '柳河乡卫生院' })
const many = (count: number) => Array.from({ length: count }, (_, at) => aBody({ key: `b-${at}`, title: `第${at}中学` }))
/** What the platform answers of these bodies: those of a name, as many as are asked for. */
const among =
  (bodies: readonly BodyView[]) =>
  ({ text = '', named, limit = 100 }: Asked) => {
    const found = bodies.filter(({ key, title }) => (named ? named.includes(key) : title.includes(text)))
    return aBodyPage(found.slice(0, limit), { total: found.length })
  }

describe('somebody looks for a body', () => {
  const label = '上级主体'
  const offered = () => texts('item', the('form'))
  const hint = () => textOf(document.querySelector('.field-hint') ?? document.body)
  /** Opens the picker; what was chosen by it is told in the order of the choices. */
  async function open(answer: Listed, props: Partial<ComponentProps<typeof BodyPicker>> = {}) {
    const chosen: string[] = []
    const told = platform({ 'identity.body.list': answer })
    await shown(
      <form>
        <BodyPicker label={label} onChoose={({ key }) => chosen.push(key)} {...props} />
      </form>,
      { as: asOperator },
    )
    return { ...told, chosen, last: () => told.asked('identity.body.list').at(-1) }
  }

  it('and is offered the first of them by name and key before anything is written', async () => {
    const { asked } = await open(among([aBody(), school]))
    expect(offered()).toEqual(['青石县教育局 education', '第一小学 no-1-school'])
    expect(hint()).toBe('点击选定。')
    expect(asked('identity.body.list')).toEqual([{ text: '', limit: 20 }])
  })

  it('in one region, of some kinds', async () => {
    const of = { region: world.county, kinds: ['school' as const] }
    const { last } = await open(among([school]), { of })
    expect(last()).toEqual({ region: world.county, kinds: ['school'], text: '', limit: 20 })
  })

  it('by a word of its name, once who types pauses', async () => {
    const { asked } = await open(among([aBody(), school, clinic]))
    for (const typed of ['柳', '柳河', ' 柳河乡 ']) await write(label, typed)
    await soon(() => expect(offered()).toEqual(['柳河乡卫生院 clinic']))
    expect(asked('identity.body.list').map(({ text }) => text)).toEqual(['', '柳河乡'])
  })

  it('and still sees those found before while others are on their way', async () => {
    const { answers, asked } = await open(among([school]))
    answers({ 'identity.body.list': waiting })
    await write(label, '卫生院')
    await soon(() => expect(asked('identity.body.list')).toHaveLength(2))
    expect(offered()).toEqual(['第一小学 no-1-school'])
  })

  it('and chooses one: it is told once, and the field is empty for the next', async () => {
    const { chosen } = await open(among([aBody(), school]))
    await write(label, '小学')
    await soon(() => expect(offered()).toHaveLength(1))
    await press('第一小学')
    expect(chosen).toEqual(['no-1-school'])
    expect(held(label)).toBe('')
    await soon(() => expect(offered()).toHaveLength(2))
  })

  it('without the body itself and those that are chosen already, which take nobody’s place', async () => {
    const { last } = await open(among(many(22)), { without: ['b-0', 'b-2'] })
    expect(last()?.limit).toBe(22)
    expect(offered()).toHaveLength(20)
    expect(offered().slice(0, 2)).toEqual(['第1中学 b-1', '第3中学 b-3'])
    expect(hint(), 'all that may be chosen are there').toBe('点击选定。')
  })

  it('and is told how many there are where not all are offered', async () => {
    await open(among(many(1_500)), { without: ['b-0'] })
    expect(offered()).toHaveLength(20)
    expect(hint()).toBe('共 1,499 个，只列出前 20 个，请多输入几个字。')
  })

  it('beside a group of very many, no more of them at once than the platform tells', async () => {
    const { last } = await open(among(many(300)), { without: many(150).map(({ key }) => key) })
    expect(last()?.limit).toBe(100)
    expect(offered()).toEqual([])
    expect(hint(), 'others are found by their name').toContain('请多输入几个字')
    await write(label, '第299')
    await soon(() => expect(offered()).toEqual(['第299中学 b-299']))
  })

  it('and is told that there is none to be chosen: none of the name, or all are chosen', async () => {
    await open(among([school]), { without: ['no-1-school'] })
    expect(offered()).toEqual([])
    expect(hint()).toBe('没有可选的主体，请换一个词，或先登记。')
  })

  it('and is told why they cannot be told, and asks again', async () => {
    const { answers } = await open(new Problem('forbidden', 'right.missing'))
    expect(textOf(the('alert'))).toContain('right.missing')
    expect(document.querySelector('.field-hint'), 'nothing is said of how many there are').toBeNull()
    answers({ 'identity.body.list': among([school]) })
    await press('重试')
    expect(offered()).toEqual(['第一小学 no-1-school'])
    expect(all('alert')).toEqual([])
  })

  it('and keeps what was written where the platform is not reached', async () => {
    const { answers, last } = await open(among([aBody(), school]))
    answers({ 'identity.body.list': unreachable })
    await write(label, '小学')
    await soon(() => expect(textOf(the('alert'))).toContain('连接不上服务器'))
    expect(held(label)).toBe('小学')
    answers({ 'identity.body.list': among([aBody(), school]) })
    await press('重试')
    expect([last()?.text, offered()]).toEqual(['小学', ['第一小学 no-1-school']])
  })
})

describe('the bodies that were chosen', () => {
  function Chosen({ keys }: { keys: readonly string[] }) {
    const [members, setMembers] = useState(keys)
    const titleOf = useBodyTitles(members)
    return (
      <>
        <ChosenBodies
          bodies={[...new Set(members)].map((key) => ({ key, title: titleOf(key) }))}
          onRemove={(key) => setMembers(members.filter((one) => one !== key))}
        />
        <button type="button" onClick={() => setMembers([...members, 'clinic'])}>
          再选一个
        </button>
      </>
    )
  }
  async function open(keys: readonly string[], answer: Listed = among([aBody(), school, clinic])) {
    const told = platform({ 'identity.body.list': answer })
    await shown(<Chosen keys={keys} />, { as: asOperator })
    return told
  }
  const chosen = () => texts('item').map((text) => text.replace(/去掉$/, ''))

  it('stand by their names, each taken off by itself', async () => {
    await open(['education', 'no-1-school'])
    expect(chosen()).toEqual(['青石县教育局', '第一小学'])
    await press('去掉青石县教育局')
    expect(chosen()).toEqual(['第一小学'])
  })

  it('leave no trace where there are none, and nothing is asked', async () => {
    const { asked } = await open([])
    expect(document.querySelector('ul')).toBeNull()
    expect(asked('identity.body.list')).toEqual([])
  })

  it('are asked for once each, retired or not', async () => {
    const { asked } = await open(['no-1-school', 'education', 'no-1-school'])
    expect(asked('identity.body.list')).toEqual([{ named: ['education', 'no-1-school'], show: 'all' }])
  })

  it('stand by their keys until their names are known, and where there is no such body', async () => {
    await open(['education', 'gone'], waiting)
    expect(chosen()).toEqual(['education', 'gone'])
  })

  it('keep the name of one while that of another is on its way', async () => {
    const { answers, asked } = await open(['no-1-school', 'gone'])
    answers({ 'identity.body.list': waiting })
    await press('再选一个')
    expect(chosen()).toEqual(['第一小学', 'gone', 'clinic'])
    expect(asked('identity.body.list')).toHaveLength(2)
  })

  it('stand by their names however many they are', async () => {
    const group = many(250)
    const { asked } = await open(
      group.map(({ key }) => key),
      among(group),
    )
    await settled()
    expect(chosen()).toEqual(group.map(({ title }) => title))
    expect(asked('identity.body.list').map(({ named }) => named?.length)).toEqual([100, 100, 50])
    expect(names('button')).toContain('去掉第249中学')
  })
})

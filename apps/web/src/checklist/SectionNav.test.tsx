import { outlineOf, progressOf } from '@duzhan/checklist'
import { describe, expect, it, vi } from 'vitest'
import { press } from '../test/act.ts'
import { aChecklist } from '../test/builders/aChecklist.ts'
import { all, texts } from '../test/find.ts'
import { shown } from '../test/shown.tsx'
import { SectionNav } from './SectionNav.tsx'

const outline = outlineOf(aChecklist().schema)
async function draw(answers: Record<string, unknown>, current = 'power') {
  const onGo = vi.fn()
  const progress = progressOf(outline, answers, '2020-03-20')
  await shown(<SectionNav sections={outline.sections} progress={progress} current={current} onGo={onGo} />)
  return onGo
}
const here = () =>
  all('button').flatMap((button) => (button.getAttribute('aria-current') === 'step' ? [button.dataset['step']] : []))
const done = () => all('button').flatMap((button) => (button.querySelector('svg') ? [button.dataset['step']] : []))

describe('the way through a checklist', () => {
  it('goes from section to section and to the last look', async () => {
    await draw({})
    expect(texts('button')).toEqual(['一、用电0/1', '二、环境0/1', '检查并提交'])
  })

  it.each([
    ['nothing is answered', {}, []],
    ['one section is answered', { power: { lit: { answer: 'yes' } } }, ['power']],
    ['a note is written, and the question is open', { waste: { rubbish: { note: '村口有垃圾堆' } } }, []],
    ['an answer stands with its note', { waste: { rubbish: { answer: 'yes', note: '村口有垃圾堆' } } }, ['waste']],
    ['all is answered', { power: { lit: { answer: 'na' } }, waste: { rubbish: { answer: 'no' } } }, ['power', 'waste']],
  ])('ticks off what is done: %s', async (_, answers, sections) => {
    await draw(answers)
    expect(done()).toEqual(sections)
  })

  it.each(['power', 'waste', 'review'])('says where one is: %s', async (step) => {
    await draw({}, step)
    expect(here()).toEqual([step])
  })

  it.each([
    ['二、环境', 'waste'],
    ['检查并提交', 'review'],
  ])('leads at one press to %s, whatever is still missing', async (name, step) => {
    const onGo = await draw({})
    await press(name)
    expect(onGo.mock.calls).toEqual([[step]])
  })
})

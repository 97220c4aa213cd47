import type { FigureRecord } from '@duzhan/contracts'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { SaidThere } from './SaidThere.tsx'

const said = (what: Partial<FigureRecord>) =>
  renderToStaticMarkup(
    <SaidThere
      record={{ submission: 's-1', target: { id: 'v-1', name: '潭桥村', place: '壶天镇' }, at: '2020-03-20T01:00:00Z', ...what }}
    />,
  )
const textOf = (html: string) =>
  html
    .replace(/<span class="visually-hidden">[^<]*<.span>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

describe('what a record says behind a figure', () => {
  it.each<[Partial<FigureRecord>, string]>([
    [{ kind: 'judgement', result: 'bad' }, '问题'],
    [{ kind: 'judgement', result: 'good' }, '正常'],
    [{ result: 'unanswered' }, '未填'],
    [{ kind: 'grade', result: 'bad', choices: ['差'] }, '差'],
    [{ kind: 'choices', choices: ['水', '电'] }, '水、电'],
    [{ kind: 'choice', choices: ['水', '电', '水'] }, '水 ×2、电'],
    [{ kind: 'choices', choices: [] }, '没有选择'],
    [{ kind: 'number', unit: '元', number: 30_000 }, '30,000元'],
    [{ kind: 'date', number: 18_341 }, '2020年3月20日'],
    [{ kind: 'photo', number: 3 }, '3 张'],
    [{ kind: 'table', number: 2 }, '2 行'],
    [{ kind: 'computed', unit: '万元', number: -3 }, '-3万元'],
    [{ kind: 'household', unit: '户', number: 2 }, '2 户'],
    [{ kind: 'computed', unit: '%', number: 0.25, parts: { numerator: 1, denominator: 4 } }, '25%'],
    [{ kind: 'score', number: 91.5, choices: ['优秀'], rank: 1 }, '第 1 名 91.5 分，优秀'],
  ])('%j reads %s', (what, words) => {
    expect(textOf(said(what))).toBe(words)
  })

  it('is marked where it is bad news, and only there', () => {
    expect(said({ kind: 'grade', result: 'bad', choices: ['差'] })).toContain('mark-bad')
    expect(said({ kind: 'grade', result: 'good', choices: ['好'] })).not.toContain('mark')
    expect(said({ kind: 'judgement', result: 'bad' })).toContain('mark-bad')
  })

  it('is nothing where nothing is told', () => {
    expect(said({})).toBe('')
  })
})

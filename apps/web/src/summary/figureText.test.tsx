import type { Figures } from '@duzhan/contracts'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { FigureButton } from './FigureButton.tsx'
import { FigureText } from './FigureText.tsx'
import { figureLines, figureSentence, type Measured } from './figureLines.ts'
import { amount } from './printedNumber.ts'

const one = (value: number, targets = 4) => ({ value, numerator: value * targets, denominator: targets, targets })
const numbers = (sum: number, mean: number, min: number, max: number): Figures => ({
  sum: one(sum),
  mean: one(mean),
  min: one(min),
  max: one(max),
})
const share = (numerator: number, denominator: number, targets = denominator): Figures => ({
  share: { value: denominator === 0 ? null : numerator / denominator, numerator, denominator, targets },
})
const chosen = (counts: Record<string, number>, targets: number): Figures => ({
  distribution: { value: null, numerator: 0, denominator: targets, targets, counts },
})
const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000
const textOf = (html: string) =>
  html
    .replace(/<span class="visually-hidden">[^<]*<.span>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

/** Every kind, what it came to, its lines in a cell, and words that its panel must hold besides. */
const kinds: [string, Partial<Measured>, Figures, string[], string[]][] = [
  ['judgement', {}, share(7, 8, 9), ['87.5% 7/8'], ['87.5%（7/8）', '另有 1 个不适用', '9 个村']],
  ['clause', {}, share(8, 8), ['100% 8/8'], ['100%（8/8）']],
  [
    'grade',
    {},
    { ...share(7, 8), ...chosen({ 差: 1, 好: 5, 一般: 2 }, 8) },
    ['好 5', '一般 2', '差 1', '正常 7/8'],
    ['62.5%', '25%', '12.5%', '情况正常 87.5%（7/8）'],
  ],
  ['score', { max: 100 }, numbers(350, 87.5, 72, 96), ['87.5 分', '满分 100 分'], ['最高 96 分', '最低 72 分', '平均 87.5 分']],
  [
    'number',
    { unit: '万元' },
    numbers(1490.5, 372.625, 0.5, 900),
    ['1,490.5万元 平均 372.63万元'],
    ['最小 0.5万元', '最大 900万元'],
  ],
  ['number', { unit: '%' }, numbers(320, 80, 70, 90), ['80%'], ['平均 80%', '最小 70%']],
  ['number', { unit: '米', isSummed: false }, numbers(82, 20.5, 20, 21), ['20.5米'], ['平均 20.5米', '最大 21米']],
  [
    'choice',
    {},
    chosen({ 自来水: 5, 井水: 2, 水窖: 1, 山泉: 1 }, 9),
    ['自来水 5', '井水 2', '水窖 1', '等 4 种'],
    ['山泉', '11.1%'],
  ],
  ['choices', {}, chosen({ 水: 3, 电: 3 }, 4), ['水 3', '电 3'], ['75%']],
  ['text', {}, numbers(3, 1, 1, 1), ['3 份'], ['合计 3 份']],
  ['longText', {}, numbers(2, 1, 1, 1), ['2 份'], []],
  [
    'date',
    {},
    numbers(0, 0, day('2020-01-03'), day('2020-03-31')),
    ['2020年1月3日 至 2020年3月31日'],
    ['最早 2020年1月3日', '最晚 2020年3月31日'],
  ],
  ['month', {}, numbers(0, 0, 599, 602), ['2019年12月 至 2020年3月'], ['最早 2019年12月']],
  ['time', {}, numbers(0, 0, 510, 1050), ['08:30 至 17:30'], ['最晚 17:30']],
  ['photo', {}, numbers(12, 3, 1, 5), ['12 张'], ['合计 12 张']],
  ['file', {}, numbers(4, 1, 1, 1), ['4 个文件'], []],
  ['position', {}, numbers(4, 1, 1, 1), ['4 处'], []],
  ['signature', {}, numbers(4, 1, 1, 1), ['4 份签名'], []],
  ['table', {}, numbers(31, 7.75, 0, 12), ['31 行'], ['合计 31 行']],
  ['household', { unit: '户' }, numbers(31, 7.75, 0, 12), ['31 户'], []],
  [
    'computed',
    { unit: '%' },
    { ratio: { value: 0.456, numerator: 456, denominator: 1000, targets: 4 } },
    ['45.6%'],
    ['比值 45.6%'],
  ],
  ['computed', { unit: '万元' }, numbers(-3, -0.75, -5, 2), ['-3万元 平均 -0.75万元'], []],
  ['section', { max: 30 }, numbers(80, 20, 12, 28), ['20 分', '满分 30 分'], []],
  [
    'score',
    { max: 100, order: ['优秀', '良好', '合格'] },
    { ...numbers(350, 87.5, 72, 96), ...chosen({ 良好: 3, 优秀: 1 }, 4) },
    ['87.5 分', '满分 100 分', '优秀 1', '良好 3'],
    ['75%', '最高 96 分'],
  ],
]

describe.each(kinds)('the figure of a %s', (kind, more, figures, lines, whole) => {
  const measured = { kind, ...more }
  it('says what suits it in a cell, in few lines', () => {
    expect(figureLines(figures, measured).map(({ main, small }) => [main, small].filter(Boolean).join(' '))).toEqual(lines)
    const html = renderToStaticMarkup(<FigureButton figures={figures} measured={measured} label="某县" onChoose={() => {}} />)
    expect(textOf(html)).toBe(lines.join(' '))
    expect(html).toContain(figureSentence(figures, measured))
  })

  it('says everything in the panel', () => {
    const text = textOf(
      renderToStaticMarkup(<FigureText figures={figures} measured={measured} noun={{ one: '村', counted: '个村' }} />),
    )
    for (const words of whole) expect(text).toContain(words)
    expect(text).not.toMatch(/undefined|NaN|文字填写/)
  })

  it('is absent where nobody answered, never zero', () => {
    const html = renderToStaticMarkup(<FigureButton figures={undefined} measured={measured} label="某县" onChoose={() => {}} />)
    expect(textOf(html)).toBe('未采集')
  })
})

describe('a figure', () => {
  it('of per cents is never their sum', () => {
    const text = textOf(
      renderToStaticMarkup(
        <FigureText
          figures={numbers(320, 80, 70, 90)}
          measured={{ kind: 'number', unit: '%' }}
          noun={{ one: '村', counted: '个村' }}
        />,
      ),
    )
    expect(text).not.toContain('320')
  })

  it('of choices has each choice beside its count, also where there is one', () => {
    const html = renderToStaticMarkup(<FigureText figures={chosen({ 好: 2 }, 2)} measured={{ kind: 'grade' }} />)
    expect(html).toContain('class="figure-line figure-choice"')
  })

  it('of a column of rows is the total, and its mean is named one of targets', () => {
    const measured = { kind: 'number', unit: '元', isOfRows: true }
    const income = numbers(74_400, 37_200, 30_000, 44_400)
    expect(figureLines(income, measured)).toEqual([{ main: '74,400元' }])
    const text = textOf(
      renderToStaticMarkup(<FigureText figures={income} measured={measured} noun={{ one: '村', counted: '个村' }} />),
    )
    expect(text).toContain('每个村平均 37,200元')
    expect(text).not.toMatch(/最小|最大/)
  })

  it('of a single day is that day', () => {
    expect(figureLines(numbers(0, 0, 18_262, 18_262), { kind: 'date' })).toEqual([{ main: '2020年1月1日' }])
  })

  it('of choices where nobody chose any says so', () => {
    expect(figureSentence(chosen({}, 3), { kind: 'choices' })).toBe('没有选择')
  })

  it('of a ratio over nothing is none', () => {
    const ratio = { value: null, numerator: 3, denominator: 0, targets: 1 }
    expect(figureLines({ ratio }, { kind: 'computed', unit: '%' })).toEqual([{ main: '—' }])
  })

  it('of a kind that is not known here is shown by its share', () => {
    expect(figureSentence(share(1, 2), { kind: 'constructor' })).toBe('50%（1/2）')
  })
})

describe('an amount', () => {
  it.each([
    [0, '0'],
    [12, '12'],
    [1234.5, '1,234.5'],
    [1 / 3, '0.33'],
    [0.004, '0.004'],
    [-0.0012345, '-0.0012'],
  ])('%d is written %s', (value, words) => {
    expect(amount(value)).toBe(words)
  })
})

import { catalogue, Problem } from '@duzhan/problems'
import fc from 'fast-check'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { press, strike } from '../test/act.ts'
import { aFinding } from '../test/builders/aFinding.ts'
import { all, names, textOf, texts, the } from '../test/find.ts'
import { shown } from '../test/shown.tsx'
import { AnswerMark } from './AnswerMark.tsx'
import { Card } from './Card.tsx'
import { ChipGroup } from './ChipGroup.tsx'
import { dayOf, formatDate, formatInstant, formatRange } from './dates.ts'
import { Figures } from './Figures.tsx'
import { FindingRows } from './FindingRows.tsx'
import { InlineForm } from './InlineForm.tsx'
import { PageHead } from './PageHead.tsx'
import { ProblemNotice } from './ProblemNotice.tsx'
import { ProgressBar } from './ProgressBar.tsx'
import { SidePanel } from './SidePanel.tsx'
import { SourceSentence } from './SourceSentence.tsx'

describe('what went wrong', () => {
  it.each(Object.keys(catalogue))('with the code %s is told in a Chinese sentence, with the code for who helps', async (code) => {
    await shown(<ProblemNotice error={new Problem('conflict', code)} />)
    const [sentence = ''] = [...the('alert').querySelectorAll('p')].map((line) => textOf(line))
    expect(sentence).toMatch(/[\u4e00-\u9fff].*[。！？]$/)
    expect(sentence).not.toMatch(/[{}]|undefined|null|NaN/)
    expect(textOf(the('alert'))).toContain(`错误代码 ${code}`)
  })

  it('is tried again only where that is offered', async () => {
    const retry = vi.fn()
    await shown(<ProblemNotice error={new Problem('unavailable', 'service.unavailable')} onRetry={retry} />)
    await press('重试')
    expect(retry).toHaveBeenCalledOnce()
    await shown(<ProblemNotice error={new Problem('unavailable', 'service.unavailable')} />)
    expect(names('button')).not.toContain('重试')
  })

  it('is no alarm where something is absent, or not theirs to see', async () => {
    await shown(<ProblemNotice error={new Problem('absent', 'plan.absent')} />)
    expect(names('alert')).toEqual([])
    expect(the('link', '回到首页').getAttribute('href')).toBe('/')
  })

  it('is told anew when it is another', async () => {
    await shown(<ProblemNotice error={new Problem('conflict', 'finding.wrong-state')} />)
    const first = textOf(the('alert'))
    await shown(<ProblemNotice error={new Problem('forbidden', 'right.missing')} />)
    expect(textOf(the('alert'))).not.toBe(first)
    expect(textOf(the('alert'))).toContain('right.missing')
  })
})

describe('a choice of one filter', () => {
  const options = [
    { value: 'a', title: '全部' },
    { value: 'b', title: '待办' },
  ] as const
  function Chips() {
    const [value, setValue] = useState<'a' | 'b'>('a')
    return <ChipGroup label="状态" options={options} value={value} onChange={setValue} />
  }

  it('says by state, not by colour alone, which is chosen', async () => {
    await shown(<Chips />)
    const pressed = () => all('button').map((chip) => chip.getAttribute('aria-pressed'))
    expect(pressed()).toEqual(['true', 'false'])
    await press('待办')
    expect(pressed()).toEqual(['false', 'true'])
    expect(textOf(document.querySelector('legend') ?? document.body)).toBe('状态')
  })
})

describe('figures', () => {
  it.each<[string | number, string | undefined, string]>([
    [12_345, '人', '贫困人口12,345人'],
    [0, '人', '贫困人口0人'],
    ['未统计', undefined, '贫困人口未统计'],
    [1.5, undefined, '贫困人口1.5'],
  ])('%s with the unit %s reads %s', async (value, unit, words) => {
    await shown(<Figures figures={[{ title: '贫困人口', value, unit }]} />)
    expect(texts('item').length + textOf().length).toBe(words.length)
    expect(textOf()).toBe(words)
  })
})

describe('a short answer', () => {
  it.each([
    ['good', '是', '是'],
    ['bad', '否', '否（问题）'],
    ['na', '不适用', '不适用'],
    ['plain', '12', '12'],
    ['bad', '', '未填'],
    ['good', undefined, '未填'],
    ['good', null, '未填'],
  ] as const)('that is %s, %s, is told as %s', async (tone, answer, words) => {
    await shown(<AnswerMark tone={tone}>{answer}</AnswerMark>)
    expect(textOf()).toBe(words)
  })

  it('of nought is an answer', async () => {
    await shown(<AnswerMark tone="plain">{0}</AnswerMark>)
    expect(textOf()).toBe('0')
  })
})

describe('a card', () => {
  it('is a region by its own heading, and none without', async () => {
    await shown(
      <>
        <Card title="情况" aside="3 项">
          甲
        </Card>
        <Card>乙</Card>
      </>,
    )
    expect(all('region').map((card) => card.getAttribute('aria-labelledby') !== null)).toEqual([true, false])
    expect(textOf(the('region', '情况'))).toBe('情况3 项甲')
  })
})

describe('a panel beside the page', () => {
  it('is a dialog by its title, and says when it is shut', async () => {
    const close = vi.fn()
    await shown(
      <SidePanel title="为什么" lead="某村" onClose={close}>
        理由
      </SidePanel>,
    )
    expect(textOf(the('dialog', '为什么'))).toBe('为什么某村理由')
    await press('收起')
    expect(close).toHaveBeenCalledOnce()
  })
})

describe('a form within the page', () => {
  const form = (over: Partial<Parameters<typeof InlineForm>[0]> = {}) => {
    const told: string[] = []
    const drawn = shown(
      <InlineForm
        label="删除"
        confirm="确认"
        sending="正在提交…"
        isPending={false}
        error={null}
        onSubmit={() => told.push('sent')}
        onCancel={() => told.push('left')}
        {...over}
      />,
    )
    return drawn.then(() => told)
  }

  it('is sent, or left', async () => {
    const told = await form()
    await press('确认')
    await press('取消')
    expect(told).toEqual(['sent', 'left'])
  })

  it('can neither be sent nor left while it is on its way', async () => {
    await form({ isPending: true })
    expect(all('button').map((button) => [textOf(button), button.hasAttribute('disabled')])).toEqual([
      ['正在提交…', true],
      ['取消', true],
    ])
  })

  it('says above its buttons what went wrong', async () => {
    await form({ error: new Problem('conflict', 'plan.not-draft') })
    expect(textOf(the('form', '删除')).indexOf('plan.not-draft')).toBeLessThan(textOf(the('form', '删除')).indexOf('确认'))
  })
})

describe('the head of a page', () => {
  it('names the tab, and leads up by each step', async () => {
    await shown(
      <PageHead
        title="问题"
        lead="某村"
        crumbs={[
          { title: '方案', to: '/p' },
          { title: '台账', to: '/p/findings' },
        ]}
      />,
    )
    expect(document.title).toBe('问题 · 督战')
    expect(all('link').map((link) => [textOf(link), link.getAttribute('href')])).toEqual([
      ['方案', '/p'],
      ['台账', '/p/findings'],
    ])
    expect(texts('heading')).toEqual(['问题'])
  })

  it('has no way up where there is none', async () => {
    await shown(<PageHead title="首页" />)
    expect(document.querySelector('nav')).toBeNull()
  })
})

describe('how much is done', () => {
  it.each([
    [0, 0, '0%'],
    [1, 4, '25%'],
    [5, 4, '100%'],
  ])('%i of %i fills the bar to %s', async (done, total, width) => {
    await shown(<ProgressBar done={done} total={total} label="进度" />)
    const bar = document.querySelector<HTMLElement>('[role=progressbar] span')
    expect(bar?.style.width).toBe(width)
    expect(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe(String(done))
  })
})

describe('the sentence of the document behind something', () => {
  it('is folded away, with its line', async () => {
    await shown(<SourceSentence source={{ text: '每月不少于一次', line: 12 }} />)
    expect(names('button')).toEqual(['原文第 12 行'])
    expect(textOf(document.querySelector('blockquote') ?? document.body)).toBe('每月不少于一次')
  })

  it.each([
    [undefined, ''],
    [{ text: '每月' }, '原文每月'],
  ])('%j reads %j', async (source, words) => {
    await shown(<SourceSentence source={source} />)
    expect(textOf()).toBe(words)
  })
})

describe('rows of findings', () => {
  it('can be walked by the keyboard: each row is one link', async () => {
    await shown(<FindingRows plan="p" findings={[aFinding(), aFinding({ id: 'f-2', title: '没有通水' })]} />)
    expect(all('link')).toHaveLength(2)
    await strike(all('link')[0] ?? document.body, 'Tab')
    expect(all('button')).toEqual([])
  })
})

describe('dates in words', () => {
  const days = fc
    .date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))

  it('say the same day whichever way they are written', () => {
    fc.assert(
      fc.property(days, (day) => {
        const [, year, month, no] = /^(\d+)年(\d+)月(\d+)日$/.exec(formatDate(day, true)) ?? []
        expect(`${year}-${month?.padStart(2, '0')}-${no?.padStart(2, '0')}`).toBe(day)
        expect(formatDate(day, true)).toBe(`${year}年${formatDate(day)}`)
      }),
    )
  })

  it('of a stretch name both years exactly where they differ', () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        const [start, end] = [one, other].sort() as [string, string] // two in, two out
        const told = formatRange(start, end).map((date) => date.includes('年'))
        const crosses = start.slice(0, 4) !== end.slice(0, 4)
        expect(told).toEqual([crosses, crosses])
        expect(formatRange(start, end, true)[0]).toBe(formatDate(start, true))
      }),
    )
  })

  it('of an instant are those of the clock in Shanghai, eight hours ahead all year round', () => {
    const instants = fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(instants, (instant) => {
        const ahead = new Date(instant.getTime() + 8 * 3_600_000).toISOString()
        expect(formatInstant(instant.toISOString())).toBe(`${ahead.slice(0, 10)} ${ahead.slice(11, 16)}`)
        expect(dayOf(instant)).toBe(ahead.slice(0, 10))
      }),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { keptAnswers } from './keptAnswers.ts'

describe('answers that are kept', () => {
  const counted = (size: number) => {
    const made: string[] = []
    const kept = keptAnswers<string>(size)
    const ask = (name: string, fails = false) =>
      kept([name, 1], async () => {
        made.push(name)
        if (fails) throw new Error(name)
        return name
      })
    return { made, ask }
  }

  it('are worked out once, for many who ask at once too', async () => {
    const { made, ask } = counted(3)
    expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['a', 'a', 'b'])
    expect(await ask('a')).toBe('a')
    expect(made).toEqual(['a', 'b'])
  })

  it('are forgotten when there are too many, what was asked for last at last', async () => {
    const { made, ask } = counted(2)
    for (const name of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(name)
    expect(made).toEqual(['a', 'b', 'c', 'b'])
  })

  it('are no failures', async () => {
    const { made, ask } = counted(2)
    await expect(ask('a', true)).rejects.toThrow('a')
    expect(await ask('a')).toBe('a')
    expect(made).toEqual(['a', 'a'])
  })
})

import { describe, expect, it } from 'vitest'
import { heldAnswers } from './heldAnswers.ts'

function house(most = 2) {
  const worked: string[] = []
  const held = heldAnswers<string>({ most, isHeld: (answer) => answer.length < 5 })
  const ask = (key: string, state: string, answer = 'ok') =>
    held.of(key, state, async () => {
      worked.push(`${key} ${state}`)
      if (answer === 'fails') throw new Error('it failed')
      return answer
    })
  return { worked, ask }
}

describe('an answer that was worked out', () => {
  it('is held for who asks the same while nothing has changed, also at the same time', async () => {
    const { worked, ask } = house()
    expect(await Promise.all([ask('a', '1'), ask('a', '1')])).toEqual(['ok', 'ok'])
    await ask('a', '1')
    expect(worked).toEqual(['a 1'])
    await ask('a', '2')
    await ask('b', '2')
    expect(worked).toEqual(['a 1', 'a 2', 'b 2'])
  })

  it('is not held where it is too long, or was none', async () => {
    const { worked, ask } = house()
    await ask('a', '1', 'very long')
    await ask('a', '1', 'very long')
    await expect(ask('b', '1', 'fails')).rejects.toThrow('it failed')
    expect(await ask('b', '1')).toBe('ok')
    expect(worked).toEqual(['a 1', 'a 1', 'b 1', 'b 1'])
  })

  it('makes room when others are asked for', async () => {
    const { worked, ask } = house()
    for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key, '1')
    expect(worked).toEqual(['a 1', 'b 1', 'c 1', 'b 1'])
  })
})

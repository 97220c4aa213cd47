import { jsonText } from '@duzhan/plan'
import { expect, it } from 'vitest'
import { readInTurn } from './readInTurn.ts'

it('reads a text, and whoever waited has a turn before the reader goes on', async () => {
  const order: string[] = []
  setImmediate(() => order.push('another'))
  const value = await readInTurn(jsonText({ units: ['一'] }))
  order.push('the reader')
  expect(value).toEqual({ units: ['一'] })
  expect(order).toEqual(['another', 'the reader'])
})

it('throws what is no JSON back at whoever asked', async () => {
  const broken = jsonText({}).slice(1) as ReturnType<typeof jsonText<object>> // a text that was cut
  await expect(readInTurn(broken)).rejects.toThrow(SyntaxError)
})

import { jsonText } from '@duzhan/plan'
import { expect, it } from 'vitest'
import { readInTurn } from './readInTurn.ts'

it('reads a text, and whoever waits has a turn before that and one before the reader goes on', async () => {
  const order: string[] = []
  setImmediate(() => {
    order.push('one who waited')
    setImmediate(() => order.push('another'))
  })
  expect(await readInTurn(jsonText({ units: ['一'] }))).toEqual({ units: ['一'] })
  order.push('the reader')
  expect(order).toEqual(['one who waited', 'another', 'the reader'])
})

it('throws what is no JSON back at whoever asked', async () => {
  const broken = jsonText({}).slice(1) as ReturnType<typeof jsonText<object>> // a text that was cut
  await expect(readInTurn(broken)).rejects.toThrow(SyntaxError)
})

import { expect, it } from 'vitest'
import { regionsNamed } from './regionsNamed.ts'

it('names of many regions are asked for by five hundred, each once', async () => {
  const asked: string[][] = []
  const named = regionsNamed(async (codes) => {
    asked.push(codes)
    return codes.map((code) => ({ code, name: `${code}乡` }))
  })
  const codes = Array.from({ length: 1_201 }, (_, at) => String(at))
  expect((await named(codes)).map(({ code }) => code)).toEqual(codes)
  expect(asked.map(({ length }) => length)).toEqual([500, 500, 201])
  expect(await named([])).toEqual([])
  expect(asked).toHaveLength(3)
})

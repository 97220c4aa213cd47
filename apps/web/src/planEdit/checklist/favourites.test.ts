import { beforeEach, expect, it, vi } from 'vitest'
import { favouritesOf, withFavourite } from './favourites.ts'

beforeEach(() => localStorage.clear())

it('are kept on this device for each account by itself', () => {
  expect(favouritesOf('a')).toEqual([])
  withFavourite('a', 'one', true)
  expect(withFavourite('a', 'two', true)).toEqual(['one', 'two'])
  expect(favouritesOf('a')).toEqual(['one', 'two'])
  expect(favouritesOf('b')).toEqual([])
  expect(withFavourite('a', 'one', false)).toEqual(['two'])
  expect(withFavourite('a', 'two', true)).toEqual(['two'])
})

it('are five hundred at most, of which the oldest goes first', () => {
  for (let no = 0; no < 501; no++) withFavourite('a', `item ${no}`, true)
  expect(favouritesOf('a')).toHaveLength(500)
  expect(favouritesOf('a')[0]).toBe('item 1')
})

it('are none where what is kept is broken, or nothing can be kept', () => {
  localStorage.setItem('favourite items of a', '{')
  expect(favouritesOf('a')).toEqual([])
  localStorage.setItem('favourite items of a', '{"one":1}')
  expect(favouritesOf('a')).toEqual([])
  localStorage.setItem('favourite items of a', '["one",2,null]')
  expect(favouritesOf('a')).toEqual(['one'])
  const full = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new Error('full')
  })
  expect(withFavourite('a', 'two', true)).toEqual(['one', 'two'])
  full.mockRestore()
})

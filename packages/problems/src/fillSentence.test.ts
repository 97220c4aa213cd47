import { describe, expect, it } from 'vitest'
import { fillSentence } from './fillSentence.ts'

const texts: Readonly<Record<string, string>> = { place: '某县', count: '3', nothing: '' }
const fill = (sentence: string) => fillSentence(sentence, (name) => texts[name] ?? null)

describe('a sentence with gaps', () => {
  it('is filled by name, each as often as it stands', () => {
    expect(fill('{place}：{count}/{count}')).toBe('某县：3/3')
  })

  it('drops an optional part of which something is missing, and keeps one that is whole', () => {
    expect(fill('问题[在{place}][于{date}][，共{count}个]')).toBe('问题在某县，共3个')
  })

  it('takes an empty text for a text: what counts as missing is for the caller to say', () => {
    expect(fill('由{nothing}改[为{nothing}]')).toBe('由改为')
  })

  it('shows a gap outside of an optional part rather than hide it', () => {
    expect(fill('于{date}')).toBe('于{date}')
  })

  it('does not fill in what a text brings along', () => {
    expect(fillSentence('{a}', () => '[{a}]')).toBe('[{a}]')
  })
})

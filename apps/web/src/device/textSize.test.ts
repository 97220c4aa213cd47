import { afterEach, describe, expect, it, vi } from 'vitest'
import { isTextLarge, keepTextSize, showTextSize } from './textSize.ts'

const classes = () => document.documentElement.className
afterEach(() => {
  vi.unstubAllGlobals()
  localStorage.clear()
  document.documentElement.className = ''
})

describe('the size of text', () => {
  it('is the usual until somebody wants it large on this device, and again when they do not', () => {
    showTextSize()
    expect([isTextLarge(), classes()]).toEqual([false, ''])
    keepTextSize(true)
    expect([isTextLarge(), classes()]).toEqual([true, 'text-large'])
    keepTextSize(false)
    expect([isTextLarge(), classes()]).toEqual([false, ''])
  })

  it('is shown as the device keeps it when the page is opened', () => {
    localStorage.setItem('text size', 'large')
    showTextSize()
    expect(classes()).toBe('text-large')
  })

  it('is shown large until the page is left where the browser keeps nothing', () => {
    const refuse = () => {
      throw new Error('denied')
    }
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse, clear: () => undefined })
    keepTextSize(true)
    expect([isTextLarge(), classes()]).toEqual([false, 'text-large'])
    keepTextSize(false)
    expect(classes()).toBe('')
  })
})

import { describe, expect, it } from 'vitest'
import { clientOf } from './client.ts'

const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)'
const phone = 'Mozilla/5.0 (Linux; Android 13; V2238A) AppleWebKit/537.36 (KHTML, like Gecko)'

describe('what a device calls itself', () => {
  it.each([
    [`${windows} Chrome/120.0.0.0 Safari/537.36`, 'Windows · Chrome'],
    [`${windows} Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0`, 'Windows · Microsoft Edge'],
    [`${phone} Version/4.0 Chrome/116.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.42`, 'Android · WeChat'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1',
      'iOS · Safari',
    ],
  ])('is told as its system and browser: %s', (userAgent, told) => {
    expect(clientOf(userAgent)).toBe(told)
  })

  it('is nothing where it calls itself nothing', () => {
    expect(clientOf(undefined)).toBe('')
    expect(clientOf('')).toBe('')
  })

  it('is never long, whatever it says, and never what it says beside that', () => {
    expect(clientOf(`${windows} Chrome/1 ${'x'.repeat(100_000)}`).length).toBeLessThanOrEqual(80)
    expect(clientOf(`<script>${'y'.repeat(9_000)}`).length).toBeLessThanOrEqual(80)
    expect(clientOf(`${phone} Chrome/116.0.0.0 wang-xiaoming`)).not.toContain('wang')
  })
})

import { Problem } from '@duzhan/problems'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

describe('the configuration', () => {
  it('is usable with nothing set', () => {
    expect(readConfig({})).toMatchObject({
      PORT: 3000,
      HOST: '127.0.0.1',
      DATA_DIR: './data',
      DUZHAN_DEMO: 'on',
      DUZHAN_CLOCK_OFFSET: 0,
    })
    expect(readConfig({}).MONGODB_URI).toBeUndefined()
  })

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ MONGODB_URI: '', PORT: '', DATA_DIR: '' })).toEqual(readConfig({}))
  })

  it('reads numbers and leaves the rest of the environment alone', () => {
    const config = readConfig({ PORT: '8080', DUZHAN_CLOCK_OFFSET: '-1000', PATH: '/bin' })
    expect(config).toMatchObject({ PORT: 8080, DUZHAN_CLOCK_OFFSET: -1000 })
    expect('PATH' in config).toBe(false)
  })

  it.each([
    ['PORT', 'three thousand'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['DUZHAN_SECRET', 'short'],
    ['DUZHAN_DATABASE', 'Duzhan!'],
    ['DUZHAN_CLOCK_OFFSET', 'soon'],
    ['DUZHAN_DEMO', 'yes'],
    ['DUZHAN_LOG', 'loud'],
    ['DUZHAN_FORMS_URL', 'not a url'],
    ['DUZHAN_RATE', '0'],
  ])('names %s when it says “%s”', (variable, value) => {
    expect(() => readConfig({ [variable]: value })).toThrow(new Problem('invalid', 'config.invalid', { variable }))
  })

  it('names all that are wrong at once, and never shows a value', () => {
    const wrong = () => readConfig({ PORT: 'x', DUZHAN_SECRET: 'hunter2' })
    expect(wrong).toThrow(new Problem('invalid', 'config.invalid', { variable: 'PORT, DUZHAN_SECRET' }))
  })
})

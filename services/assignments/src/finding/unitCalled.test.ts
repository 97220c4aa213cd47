import { regionCode, regionPath } from '@duzhan/regions'
import { describe, expect, it } from 'vitest'
import { unitCalled } from './unitCalled.ts'

const [city, county, township] = ['430300000000', '430381000000', '430381106000'] as const
const unit = (region: string, title: string) => ({ region, regionPath: regionPath(regionCode(region)) as string[], title })

describe('the unit that answers for a finding, once a region is called otherwise', () => {
  it.each<[string, ReturnType<typeof unit>, string, string, string, string]>([
    ['a county by its name', unit(county, '湘乡市'), county, '湘乡市', '湘乡新市', '湘乡新市'],
    ['a department of it', unit(county, '湘乡市水利局'), county, '湘乡市', '龙城市', '龙城市水利局'],
    ['a town in it', unit(township, '湘乡市壶天镇'), county, '湘乡市', '龙城市', '龙城市壶天镇'],
    ['a town by its own name', unit(township, '湘乡市壶天镇'), township, '壶天镇', '壶天新镇', '湘乡市壶天新镇'],
    ['a town called as its county', unit(township, '石桥县石桥镇'), township, '石桥镇', '桥头镇', '石桥县桥头镇'],
    ['a city, which answers itself', unit(city, '湘潭市'), city, '湘潭市', '莲城市', '莲城市'],
  ])('is called by the new name: %s', (_, responsible, region, from, to, title) => {
    expect(unitCalled(responsible, { region, from, to })).toBe(title)
    expect(unitCalled({ ...responsible, title }, { region, from, to }), 'twice is once').toBe(title)
  })

  it.each<[string, ReturnType<typeof unit>, string, string, string]>([
    ['whose name does not say the region', unit(township, '湘乡市壶天镇'), city, '湘潭市', '莲城市'],
    ['that lies elsewhere', unit(township, '湘乡市壶天镇'), '430321000000', '湘潭县', '新潭县'],
    ['that was called otherwise', unit(county, '市扶贫办'), county, '湘乡市', '龙城市'],
  ])('is called as before: %s', (_, responsible, region, from, to) => {
    expect(unitCalled(responsible, { region, from, to })).toBe(responsible.title)
  })

  it('that begins with its old name as before stays so when it is told again', () => {
    const renamed = { region: county, from: '湘乡', to: '湘乡新市' }
    const once = unitCalled(unit(township, '湘乡壶天镇'), renamed)
    expect([once, unitCalled(unit(township, once), renamed)]).toEqual(['湘乡新市壶天镇', '湘乡新市壶天镇'])
  })
})

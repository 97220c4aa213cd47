import { existsSync, readFileSync } from 'node:fs'
import { outlineOf } from '@duzhan/checklist'
import { checkPlan, type Plan, readRegister, registerFaultSentence } from '@duzhan/plan'
import { regionCode, regionPath } from '@duzhan/regions'
import { describe, expect, it } from 'vitest'
import { commonCore, commonRegions, packs, planTemplates } from './packs.ts'

const plans = packs.map((pack) => ({ ...pack, plan: checkPlan(pack.plan).plan }))
const { plan: core } = checkPlan(commonCore)
const documents = new URL('../../../../shared/sources/', import.meta.url)

interface Sourced {
  path: string
  text: string
  line: number
}

function* sentences(value: unknown, path: string): Generator<Sourced> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, part] of Object.entries(value)) {
    if ((name === 'source' || name === 'x-source') && part.line) yield { path, ...(part as { text: string; line: number }) }
    yield* sentences(part, `${path}.${name}`)
  }
}

const bare = (text: string) => text.replaceAll(/[\s#*]/g, '')
const clausesOf = (plan: Plan) => plan.checklists.flatMap((checklist) => outlineOf(checklist.schema).clauses)

describe('the packs', () => {
  it('are four plans of unlike shape, one to learn from, and two templates', () => {
    expect(plans.map(({ plan }) => [plan.code, plan.phases.length, plan.focusAreas.length])).toEqual([
      ['xiangtan-2020', 4, 7],
      ['henan-2020', 0, 9],
      ['chuxiong-2020', 3, 3],
      ['xiangxi-2020', 0, 20],
      ['anji-example', 0, 3],
    ])
    expect(planTemplates).toMatchObject([{ key: 'county-2024' }, { key: 'blank-county' }])
  })

  it('have distinct targets, accounts and names for regions', () => {
    const ids = packs.flatMap((pack) => pack.targets.map((target) => target.id))
    const accounts = packs.flatMap((pack) => pack.people.map((person) => person.account))
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(accounts).size).toBe(accounts.length)
    const names = new Map<string, string>()
    for (const region of packs.flatMap((pack) => pack.regions)) {
      expect(names.get(region.code) ?? region.name).toBe(region.name)
      names.set(region.code, region.name)
    }
  })

  it.each(plans.map(({ plan, targets }) => [plan.code, plan, targets] as const))(
    'of %s have a register that fits',
    (_, plan, targets) => {
      const { faults } = readRegister(
        plan,
        targets.map((target, index) => ({ ...target, line: index + 1 })),
      )
      expect(faults.map((fault) => registerFaultSentence(fault, 'zh'))).toEqual([])
    },
  )

  it.each(plans.map((pack) => [pack.plan.code, pack] as const))(
    'of %s know the region of every target and grant, up to its province',
    (_code, pack) => {
      const codes = new Set(pack.regions.map((region) => region.code))
      const places = [
        ...pack.targets.map((target) => target.regionCode),
        ...pack.people.flatMap((person) => person.grants.map((grant) => grant.region)),
      ]
      for (const place of [...places, pack.plan.jurisdiction, ...codes])
        for (const region of regionPath(regionCode(place))) expect(codes).toContain(region)
    },
  )

  it.each(plans.map((pack) => [pack.plan.code, pack] as const))('of %s give posts, never a telephone number', (_code, pack) => {
    expect(JSON.stringify(pack)).not.toMatch(/1[3-9]\d{9}(?!\d)|\d{7,8}(?=[，。；]?邮箱)|@\w+\.com/)
  })

  it('bring their regions once each, provinces first', () => {
    expect(new Set(commonRegions.map((region) => region.code)).size).toBe(commonRegions.length)
    for (const region of commonRegions)
      if (region.parent)
        expect(commonRegions.findIndex((other) => other.code === region.parent)).toBeLessThan(commonRegions.indexOf(region))
  })
})

describe('the common core', () => {
  const codes = core.indicators.map((indicator) => indicator.code)
  const themes = new Set(core.indicators.map((indicator) => indicator.theme!))

  it('holds the eight themes that stand in all documents', () => {
    expect(core.focusAreas.map((area) => area.key)).toEqual([
      'responsibility',
      'basicGuarantees',
      'industry',
      'employment',
      'safetyNet',
      'relocation',
      'monitoring',
      'rectification',
    ])
    expect(new Set(codes).size).toBe(16)
  })

  it('is fed by Xiangtan’s checklists, each indicator by one clause of the right kind of target', () => {
    const xiangtan = plans[0]!.plan
    for (const checklist of xiangtan.checklists)
      for (const clause of outlineOf(checklist.schema).clauses)
        if (clause.indicator) {
          const indicator = core.indicators.find((candidate) => candidate.code === clause.indicator!.code)
          expect([clause.path, indicator?.of]).toEqual([clause.path, checklist.targetKind])
        }
    const fed = clausesOf(xiangtan).flatMap((clause) => (clause.indicator ? [clause.indicator.code] : []))
    expect(fed.sort()).toEqual([...codes].sort())
  })

  it('shares every theme with Xiangxi, whose figures are others', () => {
    const xiangxi = plans[3]!.plan
    const own = new Set([
      ...xiangxi.focusAreas.map((area) => area.theme),
      ...xiangxi.indicators.map((indicator) => indicator.theme),
    ])
    for (const theme of themes) expect(own).toContain(theme)
  })
})

// The documents are not part of the project: where they lie beside it, every sentence is looked up in them.
describe.runIf(existsSync(documents))('beside the documents', () => {
  const linesOf = (plan: Plan) => readFileSync(new URL(plan.document.file!, documents), 'utf8').split('\n')
  // The blank template is ours and follows no document, so no file is named for it.
  const everyPlan = [...plans, ...planTemplates].map((pack) => (pack as { plan: Plan }).plan)
  const sourced = everyPlan.filter(({ document }) => document.file !== undefined)

  it.each(sourced.map((plan) => [plan.code, plan] as const))(
    'every source of %s stands where it says, word for word',
    (_code, plan) => {
      const lines = linesOf(plan)
      const found = [...sentences(plan, '')]
      expect(found.length).toBeGreaterThan(50)
      for (const { path, text, line } of found) {
        const place = bare(lines.slice(line - 1, line + 4).join(''))
        expect([path, place.includes(bare(text))]).toEqual([path, true])
      }
    },
  )

  it('every row of Xiangtan’s annexes is in its register, column by column', () => {
    const { plan, targets } = plans[0]!
    const lines = linesOf(plan)
    for (const { name, attributes, annex } of targets) {
      const columns = lines[Number(annex['line']) - 1]!.split('\t').map((column) => column.trim())
      const { poorHouseholds, poorPersons, unliftedHouseholds, unliftedPersons } = attributes
      const figures = [poorHouseholds, poorPersons, unliftedHouseholds, unliftedPersons].map(String)
      const row = [String(annex['seq']), annex['county'], annex['township'], name, ...figures, annex['note'] ?? '']
      expect(row).toEqual([...columns, ''].slice(0, 9))
    }
  })

  it('no name of a person came in from a document', () => {
    const namesIn = (file: string, pattern: RegExp) =>
      readFileSync(new URL(file, documents), 'utf8')
        .split('\n')
        .flatMap((line) => (pattern.exec(line)?.[1] ?? '').split(/\s+/))
    const names = [
      ...namesIn(plans[0]!.plan.document.file!, /^\d\t湘潭市湘乡市\.\.\.村\t\d+\t\d+\t([^\t]+)\t1\d{10}/),
      ...namesIn(plans[1]!.plan.document.file!, /^([^\t]{2,4})\t[省][^\t]*\t/),
      ...namesIn(plans[2]!.plan.document.file!, /\t([一-鿿 ]{2,12}\t[一-鿿 ]{2,12})$/),
      ...namesIn(plans[3]!.plan.document.file!, /^签发人：(\S+)/),
    ].filter((name) => name.length === 2 || name.length === 3)
    expect(names.length).toBeGreaterThan(30)
    const text = JSON.stringify([packs, planTemplates])
    expect(names.filter((name) => text.includes(name))).toEqual([])
  })
})

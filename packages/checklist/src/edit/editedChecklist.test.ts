import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gate } from '../gate/gate.ts'
import { outlineOf } from '../outline/outlineOf.ts'
import { anyChecklist } from '../test/anyChecklist.ts'
import { everyKind } from '../test/everyKind.ts'
import { movedItem, movedSection, requiredItem, sectionsOf, titledItem, titledSection, withItems } from './checklistEdits.ts'

/** An item of some section of a checklist, with where it stands. */
function someItem(schema: unknown, chosen: number) {
  const places = sectionsOf(schema).flatMap((section) => section.items.map((item, index) => ({ section, item, index })))
  return places[chosen % places.length]
}
const placeOf = ({ section, item }: NonNullable<ReturnType<typeof someItem>>) => ({ section: section.key, item: item.key })

describe('any checklist that its author opens', () => {
  it('is shown section by section as it is printed', () => {
    fc.assert(
      fc.property(anyChecklist, (schema) => {
        const printed = outlineOf(schema).sections.map(({ key, title, items }) => [
          key,
          title,
          items.map((item) => [item.key, item.kind, item.title, item.isRequired]),
        ])
        const shown = sectionsOf(schema).map(({ key, title, items }) => [
          key,
          title,
          items.map((item) => [item.key, item.kind, item.title, item.isRequired]),
        ])
        expect(shown).toEqual(printed)
      }),
    )
  })

  it('is the same when everything is written as it stands', () => {
    fc.assert(
      fc.property(anyChecklist, fc.nat(), (schema, chosen) => {
        const found = someItem(schema, chosen)
        if (!found) return
        expect(titledItem(schema, placeOf(found), found.item.title)).toEqual(schema)
        expect(titledSection(schema, found.section.key, found.section.title)).toEqual(schema)
        expect(requiredItem(schema, placeOf(found), found.item.isRequired)).toEqual(schema)
      }),
    )
  })

  it('keeps what every other item is set to, and its own besides what was edited', () => {
    fc.assert(
      fc.property(anyChecklist, fc.nat(), (schema, chosen) => {
        const found = someItem(schema, chosen)
        if (!found) return
        const at = placeOf(found)
        const settings = (edited: unknown) => JSON.stringify(edited).replaceAll('新的问法', found.item.title)
        expect(settings(titledItem(schema, at, '新的问法'))).toBe(JSON.stringify(schema))
        const back = requiredItem(requiredItem(schema, at, !found.item.isRequired), at, found.item.isRequired)
        expect(back).toEqual(schema)
      }),
    )
  })

  it('is let in by the gate whatever of it was moved, and its items say the same', () => {
    fc.assert(
      fc.property(anyChecklist, fc.nat(), fc.nat(), (schema, chosen, to) => {
        const found = someItem(schema, chosen)
        if (!found) return
        const moved = movedItem(schema, found.section.key, found.index, to % found.section.items.length)
        expect(gate(movedSection(moved, 0, sectionsOf(schema).length - 1))).toEqual([])
        const titles = (edited: unknown) =>
          sectionsOf(edited)
            .flatMap(({ items }) => items.map(({ title }) => title))
            .sort()
        expect(titles(moved)).toEqual(titles(schema))
      }),
    )
  })

  it('takes new items among those that it has', () => {
    fc.assert(
      fc.property(anyChecklist, fc.nat(), (schema, chosen) => {
        const found = someItem(schema, chosen)
        if (!found) return
        const more = withItems(schema, found.section.key, [{ kind: 'number', title: '新的数字' }])
        expect(gate(more)).toEqual([])
        const section = sectionsOf(more).find(({ key }) => key === found.section.key)
        expect(section?.items.at(-1)).toMatchObject({ title: '新的数字', no: String(found.section.items.length + 1) })
        expect(new Set(section?.items.map(({ key }) => key)).size).toBe(section?.items.length)
      }),
    )
  })
})

describe('a checklist with an item of every kind', () => {
  const items = sectionsOf(everyKind).flatMap((section) => section.items.map((item) => ({ section, item })))

  it.each(items.map(({ section, item }) => [item.kind, { section: section.key, item: item.key }] as const))(
    'lets an item of kind %s be called otherwise and be left out',
    (_kind, at) => {
      const edited = requiredItem(titledItem(everyKind, at, '换一种问法'), at, false)
      expect(gate(edited)).toEqual([])
      const found = sectionsOf(edited)
        .flatMap((section) => section.items)
        .find(({ key }) => key === at.item)
      expect(found).toMatchObject({ title: '换一种问法', isRequired: false })
    },
  )
})

import { withoutRefs } from '../schema/resolved.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { bookTitle } from '../text/bookTitle.ts'
import { sectionsOf, withSection } from './checklistEdits.ts'
import { freeKey } from './lists.ts'
import { isAnswered } from './newItem.ts'
import {
  annotationOf,
  type Fields,
  fieldsOf,
  itemAt,
  numbered,
  partsOf,
  requiredIn,
  textOf,
  withField,
  withOption,
  withPart,
  withParts,
} from './parts.ts'
import type { SettingName } from './settings.ts'

/** A plan whose checklists may be borrowed from. */
export interface LibraryPlan {
  plan: string
  title: string
  checklists: readonly { key: string; title: string; schema: unknown }[]
}

/** An item of some plan, as it is searched for. */
export interface LibraryItem {
  /** Tells it from every other, on whatever device. */
  id: string
  plan: string
  planTitle: string
  checklist: string
  checklistTitle: string
  section: string
  sectionTitle: string
  item: string
  title: string
  kind: string
}

/** Every item of the checklists of plans, in printed order. */
export const libraryOf = (plans: readonly LibraryPlan[]): LibraryItem[] =>
  plans.flatMap(({ plan, title: planTitle, checklists }) =>
    checklists.flatMap(({ key: checklist, title: checklistTitle, schema }) =>
      sectionsOf(schema).flatMap(({ key: section, title: sectionTitle, items }) =>
        items.map(({ key: item, title, kind }) => ({
          ...{ id: [plan, checklist, section, item].join(' '), plan, planTitle, checklist, checklistTitle },
          ...{ section, sectionTitle, item, title, kind },
        })),
      ),
    ),
  )

/** The themes of items: what their sections are called, each once. */
export const themesOf = (items: readonly LibraryItem[]): string[] => [...new Set(items.map(({ sectionTitle }) => sectionTitle))]

/** The items that hold every word that is asked for, in their own words or those of their section, and are of a theme if one is chosen. */
export function itemsFound(items: readonly LibraryItem[], { text, theme }: { text: string; theme: string }): LibraryItem[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return items.filter(({ title, sectionTitle }) => {
    const told = `${title} ${sectionTitle}`.toLowerCase()
    return (theme === '' || sectionTitle === theme) && words.every((word) => told.includes(word))
  })
}

/** What of an item names something of the plan that it comes from, and stays there. */
export type LeftBehind = Extract<SettingName, 'finding' | 'of' | 'hold' | 'assessedBy'> | 'shownIf'

/** What the plan that borrows has, for rules that name it. */
export interface KnownParts {
  focusAreas: readonly { key: string }[]
  units: readonly { key: string }[]
}

const longestSource = 2_000

/**
 * An item as another plan takes it over: with its question, settings, evidence and indicator, and with the plan that it comes from before
 * the sentence of its document. Conditions and figures that name its neighbours, its team, its binding, and rules of findings of a focus
 * area or a unit that the other plan has not, stay behind and are told.
 */
export function borrowed(item: Fields, planTitle: string, known: KnownParts): { item: Fields; left: LeftBehind[] } {
  const left: LeftBehind[] = []
  const isKnown = (rule: Fields): boolean => {
    const unit = fieldsOf(rule['responsible'])['unit']
    const isOfPlan = known.focusAreas.some(({ key }) => key === rule['category'])
    return isOfPlan && (unit === undefined || known.units.some(({ key }) => key === unit))
  }
  const ruled = (part: Fields): Fields => {
    if (part['x-finding'] === undefined || isKnown(fieldsOf(part['x-finding']))) return part
    left.push('finding')
    return withField(part, 'x-finding', undefined)
  }
  const without = (part: Fields, keyword: string, name: LeftBehind): Fields => {
    if (part[keyword] === undefined) return part
    left.push(name)
    return withField(part, keyword, undefined)
  }
  const withoutOption = (part: Fields, option: 'of' | 'assessedBy'): Fields => {
    if (annotationOf(part)[option] === undefined) return part
    left.push(option)
    return withOption(part, option, undefined)
  }
  const fields = partsOf(item).map(([key, part]): [string, Fields] => {
    const rows = part['items'] === undefined ? part : { ...part, items: ruled(fieldsOf(part['items'])) }
    return [key, ruled(rows)]
  })
  const own = without(
    without(ruled({ ...item, properties: Object.fromEntries(fields) }), 'x-shown-if', 'shownIf'),
    'x-hold',
    'hold',
  )
  const bare = withoutOption(withoutOption(own, 'of'), 'assessedBy')
  const told = textOf(fieldsOf(item['x-source'])['text'])
  const source = `${bookTitle(planTitle)}${told === '' ? '' : `：${told}`}`.slice(0, longestSource)
  return { item: { ...bare, 'x-source': { text: source } }, left: [...new Set(left)] }
}

/** An item as it is borrowed, with where it stood. */
export interface BorrowedItem {
  key: string
  sectionTitle: string
  isRequired: boolean
  item: Fields
}

/** These items of the plans, ready to be taken over, and what of each stays behind. */
export function borrowedItems(plans: readonly LibraryPlan[], chosen: readonly LibraryItem[], known: KnownParts) {
  return chosen.flatMap(({ plan, planTitle, checklist, section, sectionTitle, item: key, title }) => {
    const schema = plans.find((one) => one.plan === plan)?.checklists.find((one) => one.key === checklist)?.schema
    if (schema === undefined) return []
    const whole = withoutRefs(fieldsOf(schema) as SubSchema) // one that was published
    const isRequired = requiredIn(fieldsOf(fieldsOf(whole)['properties'])[section]).includes(key)
    const { item, left } = borrowed(itemAt(whole, { section, item: key }), planTitle, known)
    return [{ borrowed: { key, sectionTitle, isRequired, item }, title, left }]
  })
}

/** The checklist with borrowed items at the end of a section. */
export const withBorrowed = (schema: unknown, section: string, items: readonly BorrowedItem[]): Fields =>
  withPart(schema, section, (standing) => {
    const taken = partsOf(standing).map(([key]) => key)
    const arriving = items.map(({ key: asked, item, isRequired }) => {
      const key = taken.includes(asked) ? freeKey('item', taken) : asked
      taken.push(key)
      return { key, item, isRequired: isRequired && isAnswered(textOf(annotationOf(item)['kind'])) }
    })
    const required = arriving.filter(({ isRequired }) => isRequired).map(({ key }) => key)
    const parts = [...partsOf(standing), ...arriving.map(({ key, item }) => [key, item] as const)]
    return withParts(standing, numbered(parts, String), [...requiredIn(standing), ...required])
  })

/** The checklist with borrowed items under the headings that they had: a section that is called so, or a new one at the end. */
export const withBorrowedSections = (schema: unknown, items: readonly BorrowedItem[]): Fields =>
  [...new Set(items.map(({ sectionTitle }) => sectionTitle))].reduce<Fields>((so, title) => {
    const standing = sectionsOf(so).find((section) => section.title === title)
    const begun = standing ? so : withSection(so, title)
    const section = standing?.key ?? sectionsOf(begun).at(-1)?.key ?? ''
    return withBorrowed(
      begun,
      section,
      items.filter(({ sectionTitle }) => sectionTitle === title),
    )
  }, fieldsOf(schema))

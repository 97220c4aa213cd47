/** What a person tells apart on a page, and how it is written. */
const roles = {
  button: 'button, summary, [role=button], [role=radio], [role=tab], [role=option]',
  link: 'a[href]',
  heading: 'h1, h2, h3, h4',
  field: 'input, textarea, select',
  row: 'tbody tr',
  item: 'li',
  region: 'section',
  dialog: 'dialog[open]',
  alert: '[role=alert]',
  status: '[role=status]',
  picture: '[role=img]',
  form: 'form',
} as const

export type Role = keyof typeof roles

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** An element without what is shown in other words than it is read aloud, or without the words that are read aloud instead. */
function without(which: 'shown' | 'read', element: Element): Element {
  const copy = element.cloneNode(true) as Element
  for (const shown of copy.querySelectorAll('.visual-only'))
    if (which === 'shown') shown.remove()
    else shown.previousElementSibling?.remove()
  return copy
}

/** The text of something as it stands on the page; of the whole page, where nothing is named. */
export const textOf = (element: Element = document.body): string => plain(without('read', element).textContent ?? '')

/** What a reader of the page aloud calls something: its label, else what is written on it. */
export function nameOf(element: Element): string {
  const label = element.getAttribute('aria-label')
  if (label) return label
  const named = element
    .getAttribute('aria-labelledby')
    ?.split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
  if (named?.some((text) => text !== '')) return plain(named.join(' '))
  if (!element.matches(roles.field)) return plain(without('shown', element).textContent ?? '')
  const id = element.getAttribute('id')
  const own = id ? document.querySelector(`label[for="${CSS.escape(id)}"]`) : null
  return plain((own ?? element.closest('label'))?.textContent ?? '')
}

/** Everything of a kind that is on the page, in its order. */
export const all = (role: Role, within: ParentNode = document): HTMLElement[] => [
  ...within.querySelectorAll<HTMLElement>(roles[role]),
]

/** The names of everything of a kind, in the order of the page. */
export const names = (role: Role, within: ParentNode = document): string[] => all(role, within).map(nameOf)

/** The texts of everything of a kind, in the order of the page. */
export const texts = (role: Role, within: ParentNode = document): string[] => all(role, within).map((one) => textOf(one))

/** Something by its kind and its name, or how the name begins or what it matches; throws when none has it. */
export function the(role: Role, name: string | RegExp = '', within: ParentNode = document): HTMLElement {
  const there = all(role, within)
  const found =
    typeof name === 'string'
      ? (there.find((one) => nameOf(one) === name) ?? there.find((one) => nameOf(one).startsWith(name)))
      : there.find((one) => name.test(nameOf(one)))
  if (!found) throw new Error(`no ${role} ${name} among ${JSON.stringify(there.map(nameOf))} on: ${textOf().slice(0, 2_000)}`)
  return found
}

/** The address as the browser shows it. */
export const address = (): string => `${location.pathname}${location.search}${location.hash}`

/** What stands beside a term in a list of facts; undefined where the page has no such term. */
export function factOf(term: string): string | undefined {
  const found = [...document.querySelectorAll('dt')].find((one) => textOf(one) === term)
  return found?.nextElementSibling ? textOf(found.nextElementSibling) : undefined
}

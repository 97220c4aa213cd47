import { attributesOf, conditionTerm, type NamedField, namedElements, type PlanField, planForm, valueAt } from '@duzhan/plan/edit'
import { expect, type Locator, type Page } from '@playwright/test'

/** What the page calls what one does there. */
const words = {
  parts: '方案各部分',
  add: (what: string) => `添加${what}`,
  addTo: (what: string) => `添加一项${what}`,
  addTest: '添加一个条件',
  subject: '比较的内容',
  comparison: '怎样比较',
  value: '比较的值',
  comparisons: { least: '不低于', above: '高于', most: '不高于', below: '低于', is: '是', isOneOf: '是其中之一' },
  day: (day: number) => `${day} 日`,
  weekdays: ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
  withUnit: (title: string, unit: string) => `${title}（${unit}）`,
}
const fieldAt = (page: Page, path: string): Locator => page.locator(`[data-path="${path}"]`)

/** The field of a part of the plan, by its path in the schema. */
function formField(path: string): NamedField {
  let fields = planForm()
  for (const name of path.split('.')) {
    const found = fields.find((one) => one.name === name)
    if (!found) throw new Error(`the form has no ${path}`)
    if (name === path.split('.').at(-1) && found.path === path) return found
    fields = found.field.kind === 'group' ? found.field.fields : []
  }
  throw new Error(`the form has no ${path}`)
}

/** Opens a part of the plan by the list beside it. */
export async function openPart(page: Page, title: string): Promise<void> {
  await page
    .getByRole('navigation', { name: words.parts })
    .getByRole('button', { name: new RegExp(`^${title}( \\d+)?$`) })
    .click()
}

/**
 * Writes a list of the plan as an author does who reads it off a document: each element is added, and every field of it filled by
 * what the page offers there. `plan` is what is read; what it calls by key is chosen by title.
 */
export async function writeList(page: Page, path: string, plan: object): Promise<void> {
  const named = formField(path)
  await openPart(page, named.words.zh)
  const values = valueAt(plan, path.split('.'))
  for (const [index, value] of (Array.isArray(values) ? values : []).entries())
    await writeElement({ page, plan }, named, path, index, value)
}

/** Writes fields that stand once in a part of the plan. */
export async function writeFields(page: Page, part: string, fields: readonly string[], plan: object): Promise<void> {
  await openPart(page, part)
  for (const path of fields) await writeField({ page, plan }, formField(path), path, valueAt(plan, path.split('.')))
}

interface Writing {
  page: Page
  plan: object
}

async function writeElement(at: Writing, named: NamedField, path: string, index: number, value: unknown): Promise<void> {
  const { page } = at
  const list = fieldAt(page, path)
  const of = named.field.kind === 'list' ? named.field.of : named.field
  const element = list.locator('> .edit-elements > ol > li').nth(index)
  // a list that needs an element begins with one
  const isThere = (await element.count()) > 0
  const opening = isThere
    ? element.locator('.edit-element-title').first()
    : list.getByRole('button', { name: words.add(named.words.zh), exact: true }).last()
  await opening.click()
  await expect(element.locator('.edit-element')).toBeVisible()
  if (of.kind === 'kinds') await chooseKind(element.locator('select').first(), of, value)
  const more = element.locator('details.edit-more > summary').last()
  if (valueAt(value, ['source']) !== undefined) await more.click()
  await writeGroup(at, fieldsOf(of, value), `${path}.${index}`, value)
}

const fieldsOf = (field: PlanField, value: unknown): readonly NamedField[] => {
  if (field.kind === 'group') return field.fields
  return field.kind === 'kinds' ? (field.kinds.find((one) => one.value === valueAt(value, ['kind']))?.fields ?? []) : []
}

async function chooseKind(select: Locator, { kinds }: Extract<PlanField, { kind: 'kinds' }>, value: unknown): Promise<void> {
  const kind = kinds.find((one) => one.value === valueAt(value, ['kind']))
  await select.selectOption({ label: kind?.words.zh ?? '' })
}

async function writeGroup(at: Writing, fields: readonly NamedField[], path: string, value: unknown): Promise<void> {
  for (const named of fields) {
    const own = valueAt(value, [named.name])
    if (own !== undefined) await writeField(at, named, `${path}.${named.name}`, own)
  }
}

async function writeField(at: Writing, named: NamedField, path: string, value: unknown): Promise<void> {
  const { page, plan } = at
  const { field } = named
  const place = fieldAt(page, path)
  const input = place.locator('input, textarea, select').first()
  switch (field.kind) {
    case 'key':
    case 'apart':
    case 'questions':
    case 'leftOut':
      return
    case 'mark':
      if (!named.isRequired) await input.check()
      return
    case 'flag':
      return value === true ? input.check() : input.uncheck()
    case 'choice': {
      const choice = field.choices.find((one) => one.value === value)
      const offered = await input.locator('option').allTextContents()
      const day = offered.includes(words.day(Number(value))) ? words.day(Number(value)) : words.weekdays[Number(value) - 1]
      await input.selectOption({ label: choice?.words.zh ?? day ?? '' })
      return
    }
    case 'reference':
      await input.selectOption({ label: titleOf(plan, field.part, value) })
      return
    case 'attribute':
      await input.selectOption({ label: attributeTitle(plan, named.path, value) })
      return
    case 'group':
      await add(place, named, field)
      return writeGroup(at, field.fields, path, value)
    case 'kinds':
      await add(place, named, field)
      await chooseKind(place.locator('select').first(), field, value)
      return writeGroup(at, fieldsOf(field, value), path, value)
    case 'named':
      return writeNamed(at, named, field, path, value)
    case 'condition':
      await add(place, named, field)
      return writeCondition(at, named, place, value)
    case 'list':
      return writeListField(at, named, field, path, value)
    case 'text':
    case 'number':
    case 'date':
    case 'yearDay':
    case 'hour':
    case 'region':
      return input.fill(String(value))
  }
}

/** What stands in the plan or not is added first; what has to stand there is there. */
async function add(place: Locator, named: NamedField, field: PlanField): Promise<void> {
  const name = field.kind === 'condition' ? words.addTest : words.add(named.words.zh)
  const button = place.getByRole('button', { name, exact: true }).first()
  if (!named.isRequired || field.kind === 'condition') await button.click()
}

async function writeListField(
  at: Writing,
  named: NamedField,
  { of }: Extract<PlanField, { kind: 'list' }>,
  path: string,
  value: unknown,
): Promise<void> {
  const { page, plan } = at
  const values: unknown[] = Array.isArray(value) ? value : []
  const place = fieldAt(page, path)
  if (of.kind === 'group' || of.kind === 'kinds') {
    for (const [index, one] of values.entries()) {
      await writeElement(at, named, path, index, one)
    }
    return
  }
  const titles =
    of.kind === 'choice'
      ? values.map((one) => of.choices.find((choice) => choice.value === one)?.words.zh ?? String(one))
      : of.kind === 'reference'
        ? values.map((one) => titleOf(plan, of.part, one))
        : of.kind === 'attribute'
          ? values.map((one) => attributeTitle(plan, named.path, one))
          : null
  if (titles === null) return place.locator('textarea').fill(values.join('\n'))
  for (const box of await place.getByRole('checkbox').all()) {
    const title = ((await box.locator('..').textContent()) ?? '').trim()
    await box.setChecked(titles.includes(title))
  }
}

async function writeNamed(
  at: Writing,
  named: NamedField,
  field: Extract<PlanField, { kind: 'named' }>,
  path: string,
  value: unknown,
): Promise<void> {
  const place = fieldAt(at.page, path)
  const entries = Object.values(value as object)
  await add(place, named, field)
  for (const [index, one] of entries.entries()) {
    await place.getByRole('button', { name: words.addTo(named.words.zh), exact: true }).click()
    await writeGroup(at, fieldsOf(field.of, one), `${path}.attribute${index + 1}`, one)
  }
}

async function writeCondition({ plan }: Writing, named: NamedField, place: Locator, value: unknown): Promise<void> {
  const term = conditionTerm(value)
  if (!term || 'join' in term) throw new Error(`${named.path} is written in another way than this one`)
  const asked = attributesOf(plan, named.path).find(({ name }) => name === term.name)
  await place.getByLabel(words.subject).selectOption({ label: asked?.title ?? '' })
  await place.getByLabel(words.comparison).selectOption({ label: words.comparisons[term.comparison] })
  const input = place.getByLabel(words.value, { exact: true })
  const choice = asked?.choices?.find((one) => one.value === term.value)
  if (choice) await input.selectOption({ label: choice.title })
  else await input.fill(String(term.value))
}

const titleOf = (plan: object, part: string, key: unknown): string =>
  namedElements(plan, part).find((one) => one.key === key)?.title ?? String(key)

function attributeTitle(plan: object, path: string, name: unknown): string {
  const found = attributesOf(plan, path).find((one) => one.name === name)
  if (!found) return String(name)
  return found.unit === undefined ? found.title : words.withUnit(found.title, found.unit)
}

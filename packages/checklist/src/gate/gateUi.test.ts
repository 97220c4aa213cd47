import { describe, expect, it } from 'vitest'
import { schemaLimits } from '../schema/schemaLimits.ts'
import { said } from '../test/said.ts'
import { smallChecklist } from '../test/smallChecklist.ts'
import { gateText } from './gate.ts'
import { gateUi } from './gateUi.ts'

describe('the gate for uiSchemas', () => {
  it('admits widgets, order, words and plain options', () => {
    const uiSchema = {
      'ui:order': ['industry', 'duty', '*'],
      duty: {
        fulfilled: { answer: { 'ui:widget': 'radio', 'ui:options': { inline: true }, 'ui:enumNames': ['是', '否', '不适用'] } },
      },
      industry: {
        'ui:title': '产业',
        litter: { note: { 'ui:widget': 'textarea', 'ui:options': { rows: 3 }, 'ui:placeholder': '写明情况' } },
      },
    }
    expect(gateUi(uiSchema)).toEqual([])
    expect(gateUi({})).toEqual([])
  })

  it('lets a text be 1 to 30 rows high', () => {
    const rows = (count: number) => gateUi({ 'ui:options': { rows: count } }).length === 0
    expect([0, 1, 30, 31, 1.5].map(rows)).toEqual([false, true, true, false, false])
  })

  const hostile: [string, unknown, string][] = [
    ['a widget of nobody', { 'ui:widget': 'HtmlWidget' }, 'ui.value'],
    ['a widget that every object has', { 'ui:widget': 'constructor' }, 'ui.value'],
    ['a field of its own', { 'ui:field': 'Custom' }, 'ui.unknown'],
    ['a template', { 'ui:ObjectFieldTemplate': 'x' }, 'ui.unknown'],
    ['markdown', { 'ui:enableMarkdownInDescription': true }, 'ui.unknown'],
    ['a class', { 'ui:classNames': 'fixed inset-0' }, 'ui.unknown'],
    ['a style', { 'ui:style': { position: 'fixed' } }, 'ui.unknown'],
    ['a style among the options', { 'ui:options': { style: {} } }, 'ui.value'],
    ['an address', { 'ui:options': { href: 'https://example.com' } }, 'ui.value'],
    ['markup in a help text', { 'ui:help': '<b onclick=x>' }, 'text.plain'],
    ['an order of strange names', { 'ui:order': ['__proto__'] }, 'ui.value'],
    ['too many rows', { 'ui:options': { rows: 10_000 } }, 'ui.value'],
    ['a property that is no record', { duty: 'radio' }, 'schema.object'],
    ['a list', [], 'schema.object'],
    ['nothing', null, 'schema.object'],
    ['a reserved name', JSON.parse('{"__proto__":{}}'), 'ui.value'],
    ['a depth of 20', JSON.parse(`${'{"a":'.repeat(20)}{}${'}'.repeat(20)}`), 'ui.value'],
    ['a thousand faults', Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`ui:x${index}`, 1])), 'ui.unknown'],
  ]
  it.each(hostile)('refuses %s', (_, uiSchema, rule) => {
    const refusals = gateUi(uiSchema)
    expect(refusals.length).toBeLessThanOrEqual(20)
    expect(refusals.map((refusal) => refusal.rule)).toContain(rule === 'text.plain' ? 'ui.value' : rule)
  })
})

describe('the gate for texts', () => {
  it('admits the text of a legal checklist', () => {
    expect(gateText(JSON.stringify(smallChecklist))).toEqual([])
  })

  it('refuses what is no JSON and what is too long, in words', () => {
    expect(said(gateText('{'))).toEqual([{ path: '', rule: 'text.json', detail: null, message: '内容不是有效的 JSON' }])
    expect(said(gateText(' '.repeat(schemaLimits.bytes + 1)))).toEqual([
      { path: '', rule: 'text.bytes', detail: 512, message: '内容超过 512 KB，请删减或者拆成几份' },
    ])
  })
})

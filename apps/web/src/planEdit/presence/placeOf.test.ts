import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { placeOf } from './placeOf.ts'

const document_ = {
  phases: [{ key: 'first' }, { key: 'second' }],
  duties: { visits: [{ key: 'monthly' }] },
  checklists: [{ key: 'village' }],
  focusAreas: [{ key: 'health', points: [{ key: 'clinic' }] }],
}
const shown = { document: document_, part: 'phases', list: '' }
const at = (id: string) => document.getElementById(id)

beforeEach(() => {
  document.body.innerHTML = `
    <div data-path="phases"><li data-element="phases.1"><button id="head"></button><div data-path="phases.1.title"><input id="title"></div></li></div>
    <div data-path="duties.visits.0.times"><input id="times"></div>
    <div data-path="focusAreas.0.points"><li data-element="focusAreas.0.points.0"><input id="point"></li></div>
    <div data-path="phases.7.title"><input id="gone"></div>
    <div data-path="checklists.0.schema"><fieldset id="edit-section1"><input id="section"><div id="edit-section1-item2"><input id="item"></div></fieldset></div>
    <button id="menu"></button>`
})
afterEach(() => document.body.replaceChildren())

describe('where in a plan somebody is', () => {
  it.each([
    ['nowhere yet', '', ['phases']],
    ['beside the plan', 'menu', ['phases']],
    ['at the head of an element', 'head', ['phases', 'second']],
    ['in a field of an element', 'title', ['phases', 'second']],
    ['in a part within a part', 'times', ['duties.visits', 'monthly']],
    ['in an element within an element', 'point', ['focusAreas', 'health']],
    ['in an element that is gone', 'gone', ['phases']],
    ['in a section of a checklist', 'section', ['checklists', 'village', 'section1']],
    ['in an item of a checklist', 'item', ['checklists', 'village', 'section1', 'item2']],
  ])('%s', (_where, id, place) => {
    expect(placeOf(at(id), shown)).toEqual(place)
  })

  it('is within the checklist that stands in a page of its own', () => {
    document.body.innerHTML =
      '<fieldset id="edit-s"><div id="edit-s-i"><input id="item"></div></fieldset><button id="menu"></button>'
    const builder = { ...shown, part: 'checklists', list: 'village' }
    expect(placeOf(at('item'), builder)).toEqual(['checklists', 'village', 's', 'i'])
    expect(placeOf(at('menu'), builder)).toEqual(['checklists', 'village'])
  })
})

import { isValid } from '../interpret/interpret.ts'
import { isRecord } from '../json/typeOf.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import type { FieldForm } from './fieldForm.ts'
import type { Kind, KindShape } from './kind.ts'
import { between, oneOf } from './random.ts'

/** 位置: a fix of the device with its accuracy in metres, or coordinates by hand with the reason. WGS 84, in degrees. */
export const position: Kind = {
  title: { zh: '位置', en: 'position' },
  field: 'position',
  observe: (item, given) => (isRecord(given['position']) ? [{ path: item.path, number: 1 }] : []),
  print(_item, given) {
    const fix = given['position']
    if (!isRecord(fix)) return ''
    const { latitude, longitude, accuracy, by } = fix
    const about = by === 'hand' ? '（手工填写）' : `（误差约${Math.round(Number(accuracy))}米）`
    return `北纬${Number(latitude).toFixed(5)}°，东经${Number(longitude).toFixed(5)}°${about}`
  },
  meaning: () => null,
  faults(item, given) {
    const fix = given['position']
    if (!isRecord(fix)) return []
    const path = [...item.path.split('.'), 'position']
    if (fix['by'] === 'hand' && fix['reason'] === undefined)
      return [{ path: [...path, 'reason'], keyword: 'x-position', params: { lacks: 'reason' } }]
    return fix['by'] === 'device' && fix['accuracy'] === undefined
      ? [{ path: [...path, 'accuracy'], keyword: 'x-position', params: { lacks: 'accuracy' } }]
      : []
  },
}

/** What a position is made of. */
export const fix: SubSchema = {
  type: 'object',
  title: '位置',
  properties: {
    latitude: { type: 'number', minimum: -90, maximum: 90, title: '纬度' },
    longitude: { type: 'number', minimum: -180, maximum: 180, title: '经度' },
    accuracy: { type: 'number', minimum: 0, maximum: 1000, title: '误差（米）' },
    by: { type: 'string', enum: ['device', 'hand'], title: '来源' },
    reason: { type: 'string', minLength: 2, maxLength: 200, title: '手工填写的原因' },
  },
  required: ['latitude', 'longitude', 'by'],
  additionalProperties: false,
}
const byDevice = { latitude: 27.8, longitude: 112.9, accuracy: 12, by: 'device' }
const byHand = { latitude: 27.8, longitude: 112.9, by: 'hand', reason: '村里没有卫星信号' }

const positionForm: FieldForm = (field) =>
  field.type === 'object' && isValid(field, byDevice) && isValid(field, byHand) && !isValid(field, { ...byHand, latitude: 91 })

export const positionShape: KindShape = {
  asksClauses: false,
  fields: { position: { isNeeded: true, form: positionForm } },
  takesCompanions: true,
  options: [],
  example: {
    type: 'object',
    title: '安置点位置',
    'x-item': { kind: 'position', no: '1' },
    properties: { position: fix, note: { type: 'string', maxLength: 1000, title: '情况说明' } },
    required: ['position'],
    additionalProperties: false,
  },
  legal: (_item, random) => ({
    position: {
      ...oneOf(random, [byDevice, byHand]),
      latitude: between(random, 18_000, 53_000) / 1_000,
      longitude: between(random, 73_000, 135_000) / 1_000,
    },
  }),
  illegal: (_item, random) => ({
    position: oneOf<unknown>(random, [
      { ...byDevice, latitude: 91 },
      { ...byDevice, accuracy: 5_000 },
      { latitude: 27.8, longitude: 112.9, by: 'hand' },
      '27.8, 112.9',
      { latitude: 27.8, longitude: 112.9, by: 'device' },
      [27.8, 112.9],
    ]),
  }),
}

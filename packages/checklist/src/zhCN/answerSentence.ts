import type { Fault } from '../json/jsonFaults.ts'
import type { SubSchema } from '../schema/subSchema.ts'
import { scalarWord } from './fieldName.ts'

const typeWords: Readonly<Record<string, string>> = {
  object: '一组内容',
  array: '列表',
  string: '文字',
  number: '数字',
  integer: '整数',
  boolean: '是或否',
  null: '空',
}
const formatWords: Readonly<Record<string, string>> = {
  date: '日期（如 2020-03-20）',
  month: '月份（如 2020-03）',
  time: '时间（如 08:30）',
  'date-time': '日期和时间',
  email: '电子邮箱',
  uuid: '编号',
}
const limitWords: Readonly<Record<string, string>> = {
  bytes: '内容超过 1 MB，请减少文字',
  nodes: '内容条数过多',
  depth: '内容层次过深',
  json: '内容的格式不对',
  number: '数字过大或无效',
  reservedName: '内容中有不允许的名称',
}

/** The sentence for one fault, in words for the person who fills the checklist. */
export function answerSentence({ path, keyword, params }: Fault, name: string, schema: SubSchema | undefined): string {
  const { limit } = params
  switch (keyword) {
    case 'required':
    case 'dependentRequired':
      return schema?.enum ? `请选择${name}：${choices(schema)}` : `请填写${name}`
    case 'enum':
    case 'const':
      return schema?.enum ? `${name}请选择 ${choices(schema)}` : `${name}只能填 ${allowed(params)}`
    case 'minLength':
      return `${name}至少写 ${limit} 个字`
    case 'maxLength':
      return `${name}最多写 ${limit} 个字`
    case 'minimum':
      return `${name}不能小于 ${limit}`
    case 'maximum':
      return `${name}不能大于 ${limit}`
    case 'exclusiveMinimum':
      return `${name}必须大于 ${limit}`
    case 'exclusiveMaximum':
      return `${name}必须小于 ${limit}`
    case 'multipleOf':
      return `${name}应是 ${params['multipleOf']} 的倍数`
    case 'x-decimals':
      return limit === 0 ? `${name}应为整数` : `${name}最多保留 ${limit} 位小数`
    case 'minItems':
      return `${name}至少要有 ${limit} 项`
    case 'maxItems':
      return `${name}最多 ${limit} 项`
    case 'uniqueItems':
      return `${name}中有重复的内容`
    case 'minProperties':
      return `${name}至少填写 ${limit} 项`
    case 'maxProperties':
      return `${name}最多填写 ${limit} 项`
    case 'type':
      return `${name}应为${[params['type']]
        .flat()
        .map((type) => typeWords[String(type)])
        .join('或')}`
    case 'format':
      return `${name}应为${formatWords[String(params['format'])] ?? '规定的格式'}`
    case 'pattern':
      return `${name}的格式不对`
    case 'additionalProperties':
      return `清单中没有“${path.at(-1)}”这一项`
    case 'x-evidence':
      return `${name}须附上${evidenceWords(params)}`
    case 'x-shown-if':
      return `${name}按前面的回答不用填，请清空`
    case 'x-not-future':
      return `${name}不能晚于今天`
    case 'x-step':
      return `${name}请按 ${params['step']} 分一档打分`
    case 'x-other':
      return params['missing'] ? `选了“${params['other']}”，请在${name}写明是什么` : `没有选“${params['other']}”，${name}请清空`
    case 'x-position':
      return params['lacks'] === 'reason' ? '手工填写位置，请写明原因' : `${name}缺少误差，请重新定位`
    case 'limit':
      return limitWords[String(limit)] ?? '填报内容超出限制'
    default:
      return `${name}不符合填写要求`
  }
}

function evidenceWords({ photos, signature, position }: Fault['params']): string {
  const asked = [
    Number(photos) > 0 ? `至少 ${Number(photos)} 张照片` : '',
    signature === true ? '签名' : '',
    position === true ? '所在位置' : '',
  ]
  return asked.filter((one) => one !== '').join('、')
}

function choices(schema: SubSchema): string {
  const listed = (schema.enum ?? []).slice(0, 10).map(scalarWord).join('/')
  return (schema.enum?.length ?? 0) > 10 ? `${listed}…` : listed
}

function allowed(params: Fault['params']): string {
  const values = ['allowedValue' in params ? params['allowedValue'] : params['allowedValues']].flat() // which may be null
  return values
    .slice(0, 10)
    .map((value) => scalarWord(value as string))
    .join('/') // the gate admits only scalars
}

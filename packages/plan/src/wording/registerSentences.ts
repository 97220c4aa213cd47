import { inWords, type Wording, type Words } from './words.ts'

/** What makes a register unfit: each is said of one cell, whose place is told before it. */
export const registerSentences = {
  'cell.empty': { zh: '没有填写', en: 'is empty' },
  'cell.not-a-number': { zh: '“{text}”不是数字', en: '"{text}" is not a number' },
  'cell.not-whole': { zh: '“{text}”不是整数', en: '"{text}" is not a whole number' },
  'cell.not-yes-or-no': { zh: '“{text}”不是“是”或“否”', en: '"{text}" is neither yes nor no' },
  'cell.not-text': { zh: '“{text}”不是文字', en: '"{text}" is not a text' },
  'cell.not-offered': {
    zh: '“{text}”不在可选的范围内，只能是：{choices}',
    en: '"{text}" is not offered: it can only be {choices}',
  },
  'cell.too-small': { zh: '“{text}”不能小于 {least}', en: '"{text}" must not be less than {least}' },
  'cell.too-large': { zh: '“{text}”不能大于 {most}', en: '"{text}" must not be more than {most}' },
  'cell.too-long': { zh: '“{text}”太长，最多 {most} 个字', en: '"{text}" is too long: at most {most} characters' },
  'cell.kind-unknown': { zh: '方案中没有“{text}”这一类督战对象', en: 'the plan has no target kind "{text}"' },
  'cell.column-unknown': {
    zh: '方案没有为“{kind}”登记这一项，请删去，或先修改方案',
    en: 'the plan keeps no such figure of a "{kind}": leave it out, or change the plan first',
  },
  'cell.id-malformed': {
    zh: '“{text}”不能作编号：以字母或数字开头，只用字母、数字和短横线，最多 64 个字',
    en: '"{text}" is no id: begin with a letter or a digit; at most 64 letters, digits and hyphens',
  },
  'cell.position-malformed': {
    zh: '“{text}”不是位置：请写纬度和经度，如 27.8294, 112.9445',
    en: '"{text}" is no position: give latitude and longitude, such as 27.8294, 112.9445',
  },
  'cell.region-malformed': {
    zh: '“{text}”不是区划代码：应为 12 位数字，且逐级对应',
    en: '"{text}" is no region code: it has 12 digits, and each level belongs to the one above',
  },
  'cell.region-level': {
    zh: '“{text}”是{found}的代码，“{kind}”应填{wanted}的代码',
    en: '"{text}" is the code of a {found}; a "{kind}" has that of a {wanted}',
  },
  'cell.region-filler': {
    zh: '“{text}”只为编码而设，不是一级区划，请填写其下市、县、区的代码',
    en: '"{text}" only keeps the codes in order and is no division: give that of a city, county or district beneath it',
  },
  'cell.region-outside': {
    zh: '“{text}”不在方案所管的地区（{jurisdiction}）之内',
    en: '"{text}" lies outside the region of the plan ({jurisdiction})',
  },
  'cell.total-row': {
    zh: '“{text}”是合计行，不是督战对象，请删去这一行',
    en: '"{text}" is a row of totals and no target: take the row out',
  },
  'cell.repeated': { zh: '“{text}”与{other}重复', en: '"{text}" stands twice: see {other}' },
} as const satisfies Record<string, Wording>

/** What the cells of a register are called, and where they are. */
export const registerWords = {
  columns: {
    id: { zh: '编号', en: 'id' },
    name: { zh: '名称', en: 'name' },
    kind: { zh: '类别', en: 'kind' },
    regionCode: { zh: '区划代码', en: 'region code' },
    position: { zh: '位置', en: 'position' },
  },
  line: (line: number): Wording => ({ zh: `第 ${line} 行`, en: `line ${line}` }),
  /** A target that stands in the register already. */
  registered: (name: string): Wording => ({ zh: `已登记的“${name}”`, en: `"${name}", which is registered already` }),
  place: (line: number, target: string, column: Words, message: string): Wording => ({
    zh: `第 ${line} 行${target && `“${target}”`}的“${inWords(column, 'zh')}”：${message}`,
    en: `line ${line}${target && ` ("${target}")`}, "${inWords(column, 'en')}": ${message}`,
  }),
} as const

/** The figures that a document prints for a list, each by the name under which a person would ask for it. */
export const figures = {
  targets: { zh: '督战对象数', en: 'the number of targets' },
  repeated: { zh: '重复数', en: 'the number of targets that meet several rules' },
  byRule: (rule: string): Wording => ({ zh: `“${rule}”的对象数`, en: `the number of targets under "${rule}"` }),
  byRegion: (region: string): Wording => ({ zh: ` ${region} 的对象数`, en: `the number of targets in ${region}` }),
  sum: (field: string): Wording => ({ zh: `“${field}”合计`, en: `the sum of "${field}"` }),
} as const

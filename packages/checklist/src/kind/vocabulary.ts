import type { ItemOption } from '../schema/itemAnnotation.ts'

interface Words {
  readonly zh: string
  readonly en: string
}

/** What each option of `x-item` says; an option without words does not compile. */
export const optionWords: Readonly<Record<ItemOption, Words>> = {
  assessedBy: {
    zh: '由方案中哪支督战队填写（督战队的键），写在分节或检查项上；不写由对象的督战队填写',
    en: 'on a section or an item: the key of the team of the plan that fills it in; without it, the team of the target',
  },
  good: { zh: '小问的哪个回答是好的：yes 或 no', en: 'of a clause: the answer that is good, yes or no' },
  na: { zh: '小问能否答“不适用”，须与取值一致', en: 'of a clause: whether 不适用 is among its answers; must agree with them' },
  unit: { zh: '计量单位，照写照用，从不换算', en: 'the unit, kept as written and never converted' },
  sum: {
    zh: 'false：各对象的数字不合计，只算平均，如水位、年份；% 本来就不合计',
    en: 'false: a number that does not add up over targets and has a mean only, as a level or a year; % never adds up',
  },
  bad: { zh: '哪些等次算差', en: 'the grades that are bad' },
  max: { zh: '扣分类的满分', en: 'the points that deductions are taken from' },
  step: { zh: '打分的分档：0.5 或 1', en: 'the steps in which points are given: 0.5 or 1' },
  bonus: { zh: '加分项，不计入满分', en: 'points beside the total' },
  points: { zh: '扣分原因每次扣几分', en: 'of a reason for a deduction: what one occurrence costs' },
  other: { zh: '选了哪一项要另写文字', en: 'the choice that asks for a text in `other`' },
  notFuture: { zh: '不能晚于今天', en: 'must not lie in the future' },
  from: { zh: 'camera：只能现场拍照，不能从相册选', en: 'camera: photos are taken on the spot, not chosen from the album' },
  by: { zh: '由谁签名', en: 'who signs' },
  totals: { zh: '要合计的数字栏', en: 'the number columns that are summed' },
  each: { zh: '一行叫什么（户、人）', en: 'the word for one row' },
  function: { zh: 'sum 合计、difference 相减、ratio 相除', en: 'sum, difference or ratio' },
  of: {
    zh: '由哪些数字算出：分节.检查项，或 分节.检查项.栏',
    en: 'the places it is made of: `section.item` or `section.item.column`',
  },
  decimals: { zh: '结果保留几位小数', en: 'the decimals of the result' },
}

/** What each keyword of our own says beside the JSON Schema subset, and where it may stand. */
export const keywordWords: Readonly<Record<`x-${string}`, Words>> = {
  'x-item': {
    zh: '这是什么：分节、检查项、小问、扣分原因或栏，和它的选项',
    en: 'what this is: a section, an item, a clause, a reason or a column, with its options',
  },
  'x-finding': {
    zh: '答案满足 when 时产生问题；判断类写在小问上，其他类写在检查项、答案或表格的行上；标题里的 {answer} 换成答案；整改时限写 days（几天），或 within 和 unit（hour 小时、day 天、workingDay 工作日），都不写的按方案 findings.limits',
    en: 'opens a finding where the answer meets `when`; on a clause of a judgement, and in other kinds on the item, its answer or the rows of a table; `{answer}` in its title is the answer; its limit is `days`, or `within` with `unit` (hour, day, workingDay), or else that of the plan (`findings.limits`)',
  },
  'x-evidence': {
    zh: '必须附上的照片张数、签名、所在位置；可加条件 when',
    en: 'the photos, signature or position that must come along; `when` makes it conditional',
  },
  'x-shown-if': {
    zh: '前面的回答满足时才显示；不显示的不用填、不上报、不统计。写在分节或检查项上',
    en: 'on a section or an item: shown only if the answers above meet it; what is hidden is not asked, sent or counted',
  },
  'x-score': { zh: '总分的等级线，写在清单最外层', en: 'at the root: the words for the total, each from so many points on' },
  'x-indicator': { zh: '对应的统一指标代码', en: 'the code of the shared indicator' },
  'x-hold': {
    zh: '下级能否改动：fixed 不得改、floor 不得放松、open 可改',
    en: 'what a lower plan may change: nothing, only upwards, anything',
  },
  'x-source': { zh: '出自文件哪一句、哪一行', en: 'the sentence and line of the document' },
  'x-unit': { zh: '计量单位，等同于 x-item 的 unit', en: 'the unit, as unit of x-item' },
  'x-decimals': { zh: '最多几位小数', en: 'at most so many decimals' },
}

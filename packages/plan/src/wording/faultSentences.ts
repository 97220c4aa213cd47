import type { Wording } from './words.ts'

/** What makes a plan unfit to run, and a template unfit to be filled in; their shape and their checklists apart. */
export const faultSentences = {
  'plan.too-large': { zh: '方案过大，超过 {most} 项', en: 'the plan is too large: it has more than {most} parts' },
  'plan.too-deep': { zh: '方案嵌套过深，超过 {most} 层', en: 'the plan is nested too deep: more than {most} levels' },
  'plan.too-long': { zh: '方案过长，超过 {kilobytes} KB：请删减', en: 'the plan is too long, over {kilobytes} KB: shorten it' },
  'elements.too-many': {
    zh: '内容最多 {most} 项，现有 {count} 项，请拆分方案或合并内容',
    en: 'there may be {most} elements at most, and there are {count}: split the plan or merge what is alike',
  },
  'patterns.too-many': {
    zh: '全部清单中不同的格式（pattern）最多 {most} 种，现有 {count} 种',
    en: 'all checklists together may have {most} different patterns at most, and have {count}',
  },
  'tasks.too-many': {
    zh: '督战内容与责任单位对应的任务最多 {most} 项，现有 {count} 项，请减少单位或分组中的地区',
    en: 'focus areas and their units make {count} tasks, and {most} is the most: name fewer units, or groups of fewer regions',
  },
  'dues.too-many-at-once': {
    zh: '各项督导加起来，一个对象一个周期要督导 {count} 次，最多 {most} 次，请减少督导或次数',
    en: 'all visit duties together demand {count} visits to one target at a time, and {most} is the most: demand fewer',
  },
  'dues.too-many': {
    zh: '按督导频次，一个对象在方案期限内要督导 {count} 次，最多 {most} 次，请减少频次或缩短期限',
    en: 'the visit duties demand {count} visits to one target while the plan runs, and {most} is the most: demand fewer, or shorten the period',
  },
  'key.repeated': {
    zh: '键“{key}”重复，同一列表中每个键只能用一次',
    en: 'the key "{key}" stands twice: each key may be used once in a list',
  },
  'reference.unknown': { zh: '{part}中没有“{key}”', en: 'there is no {part} "{key}"' },
  'condition.unsupported': { zh: '条件不在允许的写法之内', en: 'the condition is not written in a way that is supported' },
  'attribute.unknown': {
    zh: '“{title}”用到了没有登记的“{name}”：请登记这一项，或改正名称',
    en: '"{title}" asks for "{name}", which is not kept: keep it, or correct the name',
  },
  'attribute.sum-of-no-number': {
    zh: '“{title}”的“{name}”不是数字，本来就不合计：请删去 x-sum',
    en: '"{name}" of "{title}" is no number and never added up: leave out x-sum',
  },
  'condition.field-unknown': {
    zh: '条件用到了没有登记的字段“{name}”',
    en: 'the condition asks about "{name}", a field that nobody keeps',
  },
  'condition.contradictory': {
    zh: '条件自相矛盾，永远不会成立：请改正或删去其中一部分',
    en: 'the parts of the condition contradict each other, so it never holds: correct one of them or leave it out',
  },
  'period.backwards': { zh: '结束日期早于开始日期', en: 'the end is before the start' },
  'period.too-long': {
    zh: '方案期限最长 {most} 年，请缩短期限，到期后另发新方案',
    en: 'a plan may run for {most} years at most: shorten it, and issue a new plan when it ends',
  },
  'date.out-of-range': {
    zh: '日期应在 {first} 年至 {last} 年之间',
    en: 'a date should lie between the years {first} and {last}',
  },
  'phase.backwards': { zh: '阶段“{title}”的结束日期早于开始日期', en: 'the phase "{title}" ends before it starts' },
  'cycle.no-weekday': {
    zh: '每周的截止日只能是星期一至星期日（1至7）',
    en: 'a week can only end on a day from Monday to Sunday (1 to 7)',
  },
  'cycle.closes-itself': {
    zh: '每日、每个工作日、每旬、每半月的周期自有截止日，请把 endsOn 写成 last',
    en: 'a cycle of a day, a working day, ten days or half a month closes of itself: let endsOn be last',
  },
  'cycle.no-month': {
    zh: '报送的周期不到一个月，不能写月中的某日（dueDay），请删去，到期以周期的截止日为准',
    en: 'the report goes by a cycle shorter than a month, which has no day of the month: leave dueDay out, it is due when its turn closes',
  },
  'when.closes-itself': {
    zh: '每日、每个工作日、每旬、每半月的周期自有截止日，请删去 endsOn',
    en: 'a cycle of a day, a working day, ten days or half a month closes of itself: leave endsOn out',
  },
  'when.day-needs-month': {
    zh: '按月中某日到期只用于月、季度、半年、年的周期，请删去 dueDay 和 later',
    en: 'a day of the month can only be set for a cycle of a month or longer: leave dueDay and later out',
  },
  'when.backwards': { zh: '时段的结束早于开始', en: 'this stretch of days ends before it begins' },
  'when.repeated': {
    zh: '时段“{key}”重复，同一事项的各时段要用不同的键（key）',
    en: 'the stretch "{key}" stands twice: give each stretch of a duty a key of its own',
  },
  'when.after-limit': {
    zh: '最早在销号后第几日（after）不能晚于期限（within）：请改小 after，或放宽 within',
    en: 'it may begin (after) only later than it is due (within): make after smaller, or within larger',
  },
  'duty.close-out-in-vain': {
    zh: '“{title}”的时间从问题销号算起，但它不是对名单上对象的回头看：请把 what 写为 visit、about 写为名单、modes 写入 lookBack，或改用别的时间',
    en: '"{title}" counts from the close-out of findings and is no look-back at the targets of a list: make it a visit to lists in the mode lookBack, or give it another time',
  },
  'duty.release-in-vain': {
    zh: '“{title}”的时间从对象摘牌算起，但它不是对名单上对象的回头看：请把 what 写为 visit、about 写为名单、modes 写入 lookBack，或改用别的时间',
    en: '"{title}" counts from the release of targets and is no look-back at the targets of a list: make it a visit to lists in the mode lookBack, or give it another time',
  },
  'duty.look-back-without-checklist': {
    zh: '回头看“{title}”没有写用哪份清单复查：请在 checklist 中写明，与发现问题的清单相同为好',
    en: 'the look-back "{title}" names no checklist: name one under checklist, best that by which the findings were made',
  },
  'duty.verifies-in-vain': {
    zh: '“{title}”写有 verifies，但它不是针对名单的核验走访：请在 modes 中写 verification，或删去 verifies',
    en: '"{title}" has verifies and is no visit to a list in the mode verification: add that mode, or leave verifies out',
  },
  'duty.verifies-unknown': {
    zh: '“{title}”要核验的“{key}”不是同一名单的自查任务：请写 modes 含 selfCheck 的督战任务的 key',
    en: '"{title}" is to verify "{key}", which is no self-check of the same lists: name the key of a visit in the mode selfCheck',
  },
  'duty.asks-in-vain': {
    zh: '“{title}”由督战记录或任务表办理，不另行报送：请删去 asks 和 figures',
    en: '"{title}" is paid by a record or on the board of tasks, and nothing is handed in for it: leave asks and figures out',
  },
  'duty.figures-missing': {
    zh: '“{title}”要求报送数字，却没有列出是哪些数字：请在 figures 中列出，或从 asks 中删去 figures',
    en: '"{title}" asks for figures and names none: name them in figures, or leave figures out of asks',
  },
  'duty.figures-unasked': {
    zh: '“{title}”列出了数字，却没有要求报送：请在 asks 中加上 figures',
    en: '"{title}" names figures and does not ask for them: add figures to asks',
  },
  'finding.without-limit': {
    zh: '清单“{title}”里有问题规则没有写整改时限，方案也没有为这类问题规定时限：请写 days，或写 within 和 unit，或在 findings.limits 中规定',
    en: 'a finding rule of the checklist "{title}" sets no limit, and neither does the plan for such findings: write days, or within and unit, or say it under findings.limits',
  },
  'finding.two-deciders': {
    zh: '整改延期“{title}”既写了批准级别，又写了批准单位：请只留一个（by 或 decider）',
    en: 'the extension of findings "{title}" names both a level and a body that decides: keep one of them (by or decider)',
  },
  'finding.decider-without-body': {
    zh: '整改延期“{title}”指定的批准单位不是名录中的单位，没有人能批准：请给该单位写上 body，或改为名录中的单位',
    en: 'nobody could decide on the extension of findings "{title}": the unit that it names is no body of the directory; give the unit a body, or name one of the directory',
  },
  'unit.group-with-body': {
    zh: '单位“{title}”是若干地区的统称，不能又是名录中的一个单位：请删去 body，或把它拆成各个单位',
    en: 'the unit "{title}" stands for a body in each of its regions and cannot be one body of the directory besides: take out its body, or name each unit',
  },
  'unit.body-twice': {
    zh: '单位“{title}”和“{first}”写的是名录中的同一个单位“{body}”，它应交的事项分不清归谁：请把两个单位合并成一个，或改写其中一个的 body',
    en: 'the units "{title}" and "{first}" are said to be one body of the directory, "{body}", and nobody could tell whose its duties are: make one unit of the two, or give one of them another body',
  },
  'list.without-rule': { zh: '督战名单“{title}”没有任何条件', en: 'the target list "{title}" has no rule at all' },
  'list.draw-size': {
    zh: '督战名单“{title}”的随机抽取，个数（count）和比例（percent）须写且只写一项',
    en: 'the draw of the target list "{title}" needs either how many (count) or which share (percent), and not both',
  },
  'list.drawn-and-ranked': {
    zh: '督战名单“{title}”既要随机抽取又要递补，请只留一种，或分成两份名单',
    en: 'the target list "{title}" is drawn by lot and filled up by rank: keep one of them, or make two lists',
  },
  'list.told-by-duty': {
    zh: '督战名单“{title}”只告知本级及上级（told: fromSeat），但“{duty}”要告知名单上的对象：请把该任务改为四不两直（unannounced）或暗访，或另设名单',
    en: 'the target list "{title}" is told from its seat up (told: fromSeat), but "{duty}" tells its members: make that unannounced or covert, or let it be about another list',
  },
  'list.attribute-unknown': {
    zh: '督战名单“{title}”用到的“{name}”不是其对象类别的登记字段，请改用登记了的字段',
    en: 'the target list "{title}" goes by "{name}", which is no attribute of all its kinds of target: name one that is',
  },
  'list.attribute-no-figure': {
    zh: '督战名单“{title}”按“{name}”递补，但它不是其对象类别登记的数字字段，请改用数字字段',
    en: 'the target list "{title}" ranks by "{name}", which is no figure of all its kinds of target: name one that is',
  },
  'list.order-circular': {
    zh: '督战名单互相排除，无法确定先后',
    en: 'target lists exclude each other, so that none can come first',
  },
  'blank.repeated': { zh: '空白“{key}”重复', en: 'the blank "{key}" is asked for twice' },
  'blank.not-asked': {
    zh: '方案中有空白“{key}”，却没有列出要填的内容',
    en: 'the plan has a blank "{key}" that nobody is asked to fill in',
  },
} as const satisfies Record<string, Wording>

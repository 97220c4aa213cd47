import type { Wording } from './words.ts'

/** What a plan will do, and what of it can never do anything; each warning says what to change. */
export const effectSentences = {
  'effect.duty': {
    zh: '{what}“{title}”：{when} · {who}[，会同{partners}][ → {about}][，{inspectors}][，报{to}][，须报送{asks}][：首期 {count} 项，首次 {first} 截止]',
    en: '{what} "{title}": {when}, by {who}[, together with {partners}][, about {about}][, {inspectors}][, to {to}][, with {asks}][: {count} in the first window, the first due on {first}]',
  },
  'effect.duty-anytime': {
    zh: '{what}“{title}”：不定期 · {who}[，会同{partners}][ → {about}][，{inspectors}][，报{to}][，须报送{asks}]；可随时办理，不会到期',
    en: '{what} "{title}": at no fixed time, by {who}[, together with {partners}][, about {about}][, {inspectors}][, to {to}][, with {asks}]; it may be done on any day and never falls due',
  },
  'effect.days-clamped': {
    zh: '{what}“{title}”按每月{day}日截止：没有{day}日的月份，以当月最后一天为准',
    en: '{what} "{title}" is due on day {day} of the month, and on the last day of a month that has none',
  },
  'effect.cross-pairs': {
    zh: '{what}“{title}”第一期的交叉检查：{pairs}；以后逐期轮换，{turns} 期以后才重复',
    en: '{what} "{title}": in its first window {pairs}; the pairs change with each window and come again after {turns} of them',
  },
  'duty.cross-unpaired': {
    zh: '{what}“{title}”的方式是交叉督战，但没有写各地怎样交叉：请在 inspectors 中写明 among、avoid 和 pairs',
    en: '{what} "{title}" is a cross-region visit, but nothing says who goes where: name among, avoid and pairs under inspectors',
  },
  'duty.pairs-without-level': {
    zh: '{what}“{title}”写了交叉检查（pairs），但没有写是哪一级的地区交叉：请写明 avoid',
    en: '{what} "{title}" pairs regions (pairs) and does not say of which level: name it under avoid',
  },
  'duty.pairs-few': {
    zh: '{what}“{title}”的交叉检查至少要有两个地区的岗位，备选岗位只涉及 {count} 个：请补充其他地区的岗位（among）',
    en: '{what} "{title}" needs posts of two regions at least to inspect each other, and its posts lie in {count}: name posts of others (among)',
  },
  'effect.modes-shown': {
    zh: '{what}“{title}”的方式“{modes}”标在每次走访上，任务清单可按方式筛选；不改变走访哪些对象、走访几次',
    en: '{what} "{title}": that it is "{modes}" stands with each visit, and the list of visits can be narrowed down to it; it changes neither who is visited nor how often',
  },
  'effect.list': {
    zh: '名单“{title}”：{count}{members}',
    en: 'list "{title}": {count}{members}',
  },
  'effect.list-by-draw': {
    zh: '名单“{title}”：{count}，以随机抽取结果为准',
    en: 'list "{title}": {count}, as the lots fall',
  },
  'effect.list-from-seat': {
    zh: '名单“{title}”有哪些对象只告知制定方案的一级和上级；去督战的人员从本人的任务中看到，公开督战一次后告知该对象',
    en: 'who is on the list "{title}" is told to its own seat and above; whoever visits sees it in their own visits, and a target once it was visited openly',
  },
  'effect.list-by-rule': {
    zh: '名单“{title}”：登记{kinds}后，{rules}',
    en: 'list "{title}": once {kinds} are registered, {rules}',
  },
  'effect.finding-limit': {
    zh: '{title}：{kind}，清单没有另写时限的，{limit}整改',
    en: '{title}: {kind} for which the checklist sets no limit is rectified {limit}',
  },
  'effect.finding-hours': {
    zh: '清单“{title}”有 {count} 条问题规则须{limit}整改，时限从登记时起算，精确到分',
    en: 'checklist "{title}": findings of {count} of its rules are rectified {limit}, counted to the minute from the record',
  },
  'effect.finding-extension': {
    zh: '{title}：{kind}可申请延期 {times} 次，每次最多延长{limit}，由{by}批准',
    en: '{title}: {kind} can be extended {times} times on request, by {limit} at most each time; {by} decides',
  },
  'effect.unit-body': {
    zh: '“{title}”就是名录中的“{body}”：它应交的事项、承担的任务和应整改的问题，由授权到该单位的人办理',
    en: '"{title}" is "{body}" of the directory: whoever is granted that body hands in what it owes, reports on its tasks and answers for its findings',
  },
  'effect.office': {
    zh: '本方案由名录中的“{office}”制定：只有授权到该单位的人可以编写、发布；发布后，该单位的编制、核验、审定、查询岗位在方案适用地区办理本方案',
    en: 'the plan is that of "{office}" of the directory: only whoever is granted that body writes and publishes it, and once it is published its people run it where it holds',
  },
  'effect.total': {
    zh: '方案期内共 {count} 项应办事项，由 {bodies} 个主体办理',
    en: 'while the plan runs, {count} dues fall on {bodies} bodies',
  },
  'effect.text-so-far': {
    zh: '“{part}”{count} 处，目前只作公示，平台尚不据此催办或计算：请先用其他办法落实',
    en: '{part}: {count} shown and not acted on by the platform yet; see to them by other means for now',
  },
  'duty.partners-idle': {
    zh: '{what}“{title}”写了会同单位，但会同只用于对名单上对象的督战，这里没有效果：请改为对名单的督战，或删去会同单位',
    en: '{what} "{title}" names who comes along, which has an effect only on visits to the targets of a list: make it such a visit, or leave that out',
  },
  'duty.joint-alone': {
    zh: '{what}“{title}”的方式是联合督战，但没有写会同单位：请在 with 中写明与谁会同',
    en: '{what} "{title}" is a joint visit, but nobody comes along: name them under "with"',
  },
  'duty.partner-nobody': {
    zh: '{what}“{title}”写明由“{who}”会同，但有 {count} 个对象找不到这个单位，或它就是牵头单位：请改写会同单位，或补充相应的地区、单位、督战队',
    en: '{what} "{title}" names {who} to come along; at {count} of its targets that is nobody, or who leads the visit: name another under "with", or add the place, unit or team',
  },
  'duty.inspectors-idle': {
    zh: '{what}“{title}”写了随机抽取检查人员，但抽取只用于对名单上对象的督战，这里没有效果：请改为对名单的督战，或删去 inspectors',
    en: '{what} "{title}" draws inspectors, which has an effect only on visits to the targets of a list: make it such a visit, or leave inspectors out',
  },
  'duty.inspectors-few': {
    zh: '{what}“{title}”每次要抽 {count} 名检查人员，备选岗位只有 {posts} 个：请补充备选岗位（among），或减少人数',
    en: '{what} "{title}" draws {count} inspectors out of only {posts} posts: name more of them (among), or draw fewer',
  },
  'duty.inspectors-none-left': {
    zh: '{what}“{title}”有 {targets} 个对象回避后没有人可抽，将由督战队自行派人：请补充其他地方的备选岗位，或改写回避（avoid）',
    en: '{what} "{title}": at {targets} of its targets avoidance leaves nobody to draw, and the team sends whom it likes; name posts of other places, or avoid less (avoid)',
  },
  'duty.inspectors-few-left': {
    zh: '{what}“{title}”有 {targets} 个对象回避后可抽的不足 {count} 名，将全部派去：请补充其他地方的备选岗位，或减少人数',
    en: '{what} "{title}": at {targets} of its targets avoidance leaves fewer than {count}, and all of them go; name posts of other places, or draw fewer',
  },
  'duty.checklist-idle': {
    zh: '{what}“{title}”写了清单，但清单只用于对名单上对象的督战，这里没有效果：请改为对名单的督战，或改用 figures 要求报送数字',
    en: '{what} "{title}" names a checklist, which has an effect only on visits to the targets of a list: make it such a visit, or ask for figures',
  },
  'duty.looks-back-at-nothing': {
    zh: '{what}“{title}”的方式是回头看，但时间不从问题销号或对象摘牌算起，不会对着它们安排：请在 when 中写 closeOut 或 release，或改写方式',
    en: '{what} "{title}" is a look-back and counts neither from the close-out of findings nor from the release of targets, so that it looks back at none: let its time be closeOut or release, or name another mode',
  },
  'duty.verifies-nothing': {
    zh: '核验“{title}”没有可核验的自查：请为同一名单安排自查任务；有几项自查时，用 verifies 写明核验哪一项',
    en: 'verification "{title}" has no self-check to verify: let the same lists owe one, or where there are several name it under verifies',
  },
  'duty.not-comparable': {
    zh: '核验“{title}”与自查“{selfCheck}”没有写明使用同一份清单，不能逐项对照：请让两者使用同一份清单',
    en: 'verification "{title}" and self-check "{selfCheck}" do not name one checklist and cannot be held against each other by item: let both use the same',
  },
  'duty.list-empty': {
    zh: '{what}“{title}”没有对象，不会产生任何事项：请核对名单的列入条件，或登记督战对象',
    en: '{what} "{title}" is about nothing and makes no dues: look at the rules of its lists, or register the targets',
  },
  'duty.owed-by-nobody': {
    zh: '{what}“{title}”有 {count} 项没有人负责：请在方案中写明这些对象由谁负责',
    en: '{what} "{title}": nobody is named for {count} of what it is about; say in the plan who owes them',
  },
  'duty.body-unknown': {
    zh: '{what}“{title}”的责任主体“{who}”不在已知的地区和单位之内，不会产生事项：请改正责任主体，或补充地区',
    en: '{what} "{title}": no body is known that is {who}, so that nothing is owed; name another body, or add the places',
  },
  'duty.body-unregistered': {
    zh: '{what}“{title}”写到的主体“{body}”不在主体目录中，或已撤销，不会由它办理：请操作员登记这一主体，或在方案中改写',
    en: '{what} "{title}" names the body "{body}", which the directory does not have or has retired; have an operator enter it, or name another',
  },
  'burden.idle': {
    zh: '督战频次限制“{title}”没有写次数、间隔或日子，不起作用：请写明其中一项（most、apartDays、notOn）',
    en: 'the limit of visits "{title}" says neither how many, nor how far apart, nor on which days not, and does nothing: say one (most, apartDays, notOn)',
  },
  'burden.exceeded': {
    zh: '督战频次限制“{title}”一期最多 {most} 次，按方案的各项任务最多的一期要安排 {planned} 次：请减少任务，或放宽限制',
    en: 'the limit of visits "{title}" is {most} in a turn, and the duties of the plan ask for as many as {planned}: ask for fewer, or raise the limit',
  },
  'duty.drawn-in-the-open': {
    zh: '{what}“{title}”不打招呼，但名单“{list}”是公开的，抽中的对象在自己的页面上看得到：要保密的，请删去名单的 told: open，并让名单只用于不打招呼的督战',
    en: '{what} "{title}" is unannounced, but the list "{list}" is open, and who was drawn reads so on its own page: where that must not be, leave out told: open, and let the list serve unannounced visits alone',
  },
  'list.secret-by-rule': {
    zh: '名单“{title}”只告知本级及上级，但列入条件写在方案里，谁都能算出有哪些对象：要保密的，请随机抽取（draw）',
    en: 'list "{title}" is told from its seat up, but the plan says by its rules who is on it, and anybody can work that out: where that must not be, draw lots',
  },
  'list.secret-by-absence': {
    zh: '名单“{title}”只告知本级及上级，但公开的名单“{other}”不含其对象，不在那份名单上就看得出：请让“{other}”不排除它，或同样写 told: fromSeat',
    en: 'list "{title}" is told from its seat up, but the open list "{other}" leaves its members out, and who is missing there is seen: let "{other}" not exclude it, or be told from the seat up too',
  },
  'duty.visit-by-group': {
    zh: '{what}“{title}”交给主体组“{body}”，组内各主体的督战员看不到这些走访：请逐个写明主体',
    en: '{what} "{title}" is given to the group "{body}", and the inspectors of its members are not shown these visits: name the bodies one by one',
  },
  'duty.never-due': {
    zh: '{what}“{title}”的时间全在方案期限之外，不会到期：请改时间或方案期限',
    en: '{what} "{title}": its time lies wholly outside the days of the plan, so that it never falls due; change either',
  },
  'duty.without-recipient': {
    zh: '{what}“{title}”没有写报给谁：请写明接收单位',
    en: '{what} "{title}" names nobody who receives it: say to whom it goes (to)',
  },
  'team.without-members': {
    zh: '督战队“{title}”没有成员：请写明成员单位或领队',
    en: 'nobody belongs to the team "{title}": name its members or leads (memberPosts, leadPosts)',
  },
  'list.figure-missing': {
    zh: '名单“{title}”的条件“{rule}”用到“{figure}”，登记的对象都没有这一项，条件不会成立：请补填，或改用别的条件',
    en: 'list "{title}": its rule "{rule}" asks for "{figure}", which no registered target has, so that it never holds; enter it, or change the rule',
  },
  'list.name-unknown': {
    zh: '名单“{title}”点名的对象有 {count} 个没有登记：{names}。请补登，或改正编号',
    en: 'list "{title}" names {count} targets that are not registered: {names}; register them, or correct their ids',
  },
  'list.draw-exceeds': {
    zh: '名单“{title}”要抽取 {count} 个，可抽的只有 {population} 个，将全部列入：请改少个数，或补登对象',
    en: 'list "{title}" draws {count} out of only {population}, so that all stand on it; draw fewer, or register more',
  },
  'list.too-few': {
    zh: '名单“{title}”至少要有 {count} 个，递补后只有 {found} 个：请补登对象或其排序数字，或改少个数',
    en: 'list "{title}" should have {count} at least and has {found}; register more targets or their figures, or ask for fewer',
  },
  'ladder.figure-uncounted': {
    zh: '“{title}”用到“{figure}”，目前没有人统计，平台也不统计，凭这一项不会提出处置：请由人工提出，或改用别的条件',
    en: '"{title}" asks for "{figure}", which nobody counts so far, so that it is never proposed for that; propose it by hand, or change the condition',
  },
  'indicator.fed-by-nothing': {
    zh: '有 {count} 个指标没有任何清单项目为其提供数据，平台上不会有其数字：请在清单项目上注明所属指标',
    en: '{count} indicators are fed by no item of a checklist and will have no figures here; name them on items (x-indicator)',
  },
  'finding.limit-idle': {
    zh: '整改时限“{title}”用不上：清单里这类问题都另写了时限，或没有这类问题，或另有更具体的规定；请删去，或删去清单里的时限',
    en: 'the limit of findings "{title}" never holds: every such rule sets its own, or there is none, or another says it more closely; take it out, or the limits of the checklists',
  },
  'finding.decider-unknown': {
    zh: '整改延期“{title}”由“{body}”批准，而它不在单位名录中，或已停用：请在“单位名录”中登记，或改由其他单位批准',
    en: 'the extension of findings "{title}" is decided by "{body}", which is not in the directory, or retired: enter it there, or have another decide',
  },
  'plan.office-unknown': {
    zh: '制定单位“{office}”不在单位名录中，或已停用，或是若干单位的统称，没有人能编写本方案：请在“单位名录”中登记，或改写 office',
    en: 'the office "{office}" whose plan it is is not in the directory, or retired, or a group of others, and nobody could write the plan: enter it there, or name another',
  },
  'plan.office-elsewhere': {
    zh: '制定单位“{office}”的所在地区不包括方案的制定地区：请改写 jurisdiction，或改由当地的单位制定',
    en: 'the office "{office}" has its seat elsewhere than where its plan holds: correct the jurisdiction, or name an office of that place',
  },
  'unit.body-unknown': {
    zh: '单位“{title}”所指的“{body}”不在单位名录中，或已停用：请在“单位名录”中登记，或改写 body',
    en: 'the body "{body}" that the unit "{title}" is said to be is not in the directory, or retired: enter it there, or name another',
  },
  'finding.extension-idle': {
    zh: '整改延期“{title}”用不上：清单里没有这类问题，或另有更具体的规定；请删去，或改写适用的问题',
    en: 'the extension of findings "{title}" never holds: no rule opens such findings, or another says it more closely; take it out, or say it of others',
  },
  'checklist.without-targets': {
    zh: '清单“{title}”没有任何名单的对象可填：请建立相应名单，或改对象类别',
    en: 'the checklist "{title}" serves no target on any list: make a list of such targets, or change its target kind',
  },
  'cycle.unused': {
    zh: '周期“{title}”没有被任何事项使用：请用于督导或报告，或删去',
    en: 'no duty goes by the cycle "{title}": use it, or take it out',
  },
  'calendar.year-unpublished': {
    zh: '{years} 年的放假安排尚未收录，有关工作日暂按周一至周五推算：公布后请更新平台',
    en: 'the holidays of {years} are not known yet, and working days are taken to be Monday to Friday; update the platform once they are published',
  },
} as const satisfies Record<string, Wording>

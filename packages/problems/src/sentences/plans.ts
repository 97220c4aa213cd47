import type { ProblemEntry } from './problemEntry.ts'

/** Plans, their templates, revisions and filing, and what they are made of. */
export const plans = {
  'window.absent': {
    zh: '方案中没有这个督战周期[（{window}）]，请从列表中选择。',
    en: 'The plan has no such window[ ({window})]: choose one from the list.',
  },
  'summary.waits-limited': {
    zh: '同时打开的汇总页面过多，暂不能自动更新。请关闭不用的页面，或稍后刷新。',
    en: 'Too many summary pages are open at once to be kept up to date: close those you do not need, or reload later.',
  },
  'plan.absent': { zh: '没有这个方案，或不在您的权限范围。', en: 'There is no such plan, or it is outside your rights.' },
  'plan.invalid': {
    zh: '方案不符合要求，请改正后再发布[：{faults}]。',
    en: 'The plan is not valid and was not published[: {faults}].',
  },
  'plan.windows-too-many': {
    zh: '方案的周期过多[：共 {count} 个，最多 {most} 个]。请缩短方案期限后另发一版。',
    en: 'The plan has too many windows[: {count}, and {most} is the most]: publish a revision with a shorter period.',
  },
  'plan.too-costly': {
    zh: '方案没有在规定时间[（{seconds} 秒）]内检查完，没有保存。请稍后再试；如仍不行，请减少清单、名单或单位的数量。',
    en: 'Checking the plan took too long[: more than {seconds} seconds], and nothing was stored: try again, and if it happens again use fewer checklists, lists or units.',
  },
  'date.invalid': {
    zh: '日期[“{date}”]无效，请写成年-月-日，如 2020-03-15。',
    en: 'The date [{date} ]is not valid: write year, month and day, such as 2020-03-15.',
  },
  'plan.change-misfit': {
    zh: '改动与方案对不上[：{path}]。请重新比较后再试。',
    en: 'The change does not fit the plan[: {path}]. Compare the two again.',
  },
  'template.absent': {
    zh: '没有这个模板，请返回模板列表重新选择。',
    en: 'There is no such template: choose one from the list again.',
  },
  'template.incomplete': {
    zh: '模板还没有填写完整，或有填写不符合要求，方案没有生成。',
    en: 'The template is not filled in completely, or an answer does not fit: no plan was made.',
  },
  'plan.revision-exists': {
    zh: '方案的第[ {revision} ]版已经发布，内容不同，不能覆盖。请另发新版。',
    en: 'Revision [{revision} ]of the plan is published with other content and cannot be overwritten: publish a new revision.',
  },
  'plan.code-invalid': {
    zh: '方案编号[“{code}”]不能用：以小写字母开头，只用小写字母、数字和短横线，2 至 64 个字。',
    en: 'The plan code [{code} ]cannot be used: begin with a small letter; 2 to 64 small letters, digits and hyphens.',
    isRetired: true,
  },
  'plan.superior-absent': {
    zh: '没有这一版上级方案[（{plan} 第 {revision} 版）]，或它不是上级地区已经发布的方案。请核对后再派生。',
    en: 'There is no such superior plan[ ({plan}, revision {revision})], or it is not a published plan of a region above: check it and derive again.',
  },
  'plan.draft-changed': {
    zh: '这份草稿刚被他人改过，没有暂存。请查看对方的改动，合并后再存。',
    en: 'Someone else has just changed this draft, and yours was not saved: look at their changes, put both together, and save again.',
  },
  'plan.not-draft': {
    zh: '这一版方案不是草稿，不能删除。已经发布的方案只能停用。',
    en: 'This revision is no draft and cannot be removed: a published plan can only be closed.',
  },
  'revision.closed': {
    zh: '这一版清单已停用，不再接收填报。请更新后用新版填写。',
    en: 'This revision of the checklist is closed: update and fill the current one.',
  },
  'checklist.absent': { zh: '方案中没有这份清单，请更新后再试。', en: 'The plan has no such checklist: update and try again.' },
  'checklist.part-absent': {
    zh: '清单中没有由这支督战队填写的部分，请更新后重新填写。',
    en: 'The checklist has no part for that team to fill in: update and fill it in anew.',
  },
  'checklist.refused': {
    zh: '清单不符合规定，请改正后再发布[：{refusals}]。',
    en: 'The checklist is refused and was not published[: {refusals}].',
  },
  'checklist.too-costly': {
    zh: '清单校验所需的时间或内存过多，不能发布，请减少检查项或简化条件。',
    en: 'Checking answers against this checklist takes too long or too much memory: use fewer items or simpler conditions.',
  },
  'checklist.quarantined': {
    zh: '这份清单的校验出现异常，已暂停接收。填报内容仍在本机，请联系方案管理员。',
    en: 'This checklist fails to be checked and is set apart. Your answers are still on this device: tell the author of the plan.',
  },
  'condition.refused': {
    zh: '条件不符合规定，请改正后再保存[：{refusals}]。',
    en: 'The condition is refused and was not saved[: {refusals}].',
  },
  'filing.none': { zh: '这个方案没有要求下级备案方案。', en: 'This plan asks nobody to file a plan.' },
  'filing.absent': {
    zh: '没有这个地区的备案，或不在您的权限范围。',
    en: 'There is no such filing, or it is outside your rights.',
  },
  'filing.without-superior': {
    zh: '方案没有注明依据的上级方案，不能备案。请先从上级方案派生。',
    en: 'The plan extends no superior plan and cannot be filed: derive it from the superior’s first.',
  },
  'filing.superior-outdated': {
    zh: '上级方案已更新[到第 {revision} 版]，请依据最新一版修改后再备案。',
    en: 'The superior’s plan has moved on[ to revision {revision}]: derive from the newest revision and file again.',
  },
  'filing.not-conforming': {
    zh: '方案还有[ {breaches} 处]低于上级要求，不能通过备案[：{findings}]。请退回修改。',
    en: 'The plan falls short of its superior’s[ in {breaches} places] and cannot be accepted[: {findings}]. Send it back.',
  },
  'filing.wrong-state': {
    zh: '备案目前的状态不能做这一步。请刷新后查看最新进展。',
    en: 'The filing is not in a state that allows this step: reload to see where it stands.',
  },
  'filing.stale': {
    zh: '这份备案刚被他人更新过。请刷新，看过最新进展后再操作。',
    en: 'Someone has just updated this filing: reload, look at it, and act again.',
  },
  'filing.own-work': {
    zh: '不能审核自己报送的备案，请由其他人员审核。',
    en: 'You cannot judge a filing that you made yourself: someone else must.',
  },
  'task.absent': {
    zh: '方案中没有这个单位的这项任务，或不在您的权限范围。',
    en: 'The plan gives this unit no such task, or it is outside your rights.',
  },
  'task.stale': {
    zh: '这项任务的进展刚被他人更新过。请刷新，看过最新进展后再填报。',
    en: 'Someone has just reported on this task: reload, look at it, and report again.',
  },
  'region.absent': {
    zh: '没有这个行政区划[（{region}）]，或不在您的权限范围。',
    en: 'There is no such region[ ({region})], or it is outside your rights.',
  },
  'region.unpublished': {
    zh: '国家统计局公布的区划中没有[代码为 {code} 的]这个区划。请核对代码；园区、林场等可在“区划”页面手工添加。',
    en: 'The national tree has no such region[: {code}]. Check the code; what is no division, such as a zone, is added by hand.',
  },
  'region.too-many': {
    zh: '这个区划及以下的区划太多[（共 {count} 个，一次最多引入 {most} 个）]。请按市（州）逐个引入。',
    en: 'This region holds more regions than are taken at once[ ({count}, of {most} at most)]: take it prefecture by prefecture.',
  },
  'region-change.absent': {
    zh: '没有这一项区划变更，或不在您的权限范围。请刷新后重新选择。',
    en: 'There is no such change of regions, or it is outside your rights: reload, and choose again.',
  },
  'region-change.elsewhere': {
    zh: '合并的区划必须级别相同、同属一个上级，且不能并入自身。请重新选择。',
    en: 'Regions that are merged are of one level beneath the same region, and none is merged into itself: choose again.',
  },
  'region-change.moved-elsewhere': {
    zh: '新代码必须与原代码不同、级别相同。请按要划入的上级填写代码。',
    en: 'The new code is another one of the same level: give a code of where the region goes.',
  },
  'region-change.split-elsewhere': {
    zh: '新设的区划须与原区划级别相同、同属一个上级，划出的须是原区划的直接下级。请核对代码和划出的范围。',
    en: 'The new region is of the same level beneath the same one, and what goes over lies right beneath the divided one: look at the code and the choice.',
  },
  'region-change.former': {
    zh: '区划[“{region}”]在这一天已经并入别的区划、改用新代码或撤销，不能再变更。请改选现在的区划，或换一个日期。',
    en: 'On that day the region[ {region}] is part of another, has another code or is retired: choose what stands, or another day.',
  },
  'region-change.has-parts': {
    zh: '其中[“{region}”]是合并而来的部分，仍用原来的代码，不能随着改用新代码。请先撤销那次合并，或只划转其他下级。',
    en: 'Part of it[, {region},] came from a merger and keeps its code: take that merger back first, or choose what does not contain it.',
  },
  'region-change.has-plans': {
    zh: '有[ {count} 个]正在执行的方案以这里为实施范围，改用新代码后方案会落空。请等方案到期，或先由方案编制人改版。',
    en: 'Plans[, {count} of them,] are in force for this very place, and would be for nothing under another code: wait until they are over, or have them revised.',
  },
  'region-change.occupied': {
    zh: '这里还有[ {count} 项]下级区划、督战对象、账号、主体或未办结事项，不能撤销建制。请先办完或移走，或改为合并到别的区划。',
    en: 'Something[, {count} things,] still stands here: regions beneath, targets, people, bodies or open work. Finish or move it first, or merge the region into another.',
  },
  'region-change.grown': {
    zh: '新设的区划下后来增加了别的下级[“{region}”]，撤销后它没有归属。请先把它移走。',
    en: 'Something[, {region},] was entered in the new region since, and would lie nowhere: move it away first.',
  },
  'region.recoded': {
    zh: '区划代码[“{region}”]已改用新代码[“{now}”]。请换用新代码。',
    en: 'The region[ {region}] has another code by now[, {now}]: use that one.',
  },
  'region.beneath-full': {
    zh: '新区划[“{region}”]下的代码不够用，放不下这些区划。请分到几个新区划。',
    en: 'There are not as many codes beneath the new region[ {region}]: divide into more regions.',
  },
  'region-change.later': {
    zh: '这些区划在此之后[（{from} 起）]还有变更，不能在它之前再变。请改用更晚的日期，或先撤销后面的变更。',
    en: 'A later change[ (from {from} on)] is about these regions: enter a later day, or take that one back first.',
  },
  'region-change.depended': {
    zh: '后面还有变更[（{from} 起）]以它为前提。请先撤销后面的变更。',
    en: 'A later change[ (from {from} on)] rests on this one: take that one back first.',
  },
  'region-change.taken': {
    zh: '代码[“{region}”]已是现有区划。要并入它，请在“合并为”里选它；新设的请换一个代码。',
    en: 'There is a region with the code[ {region}] already: merge into it as one that exists, or give the new one another code.',
  },
  'region-change.unchanged': {
    zh: '名称没有变化。请填写新名称。',
    en: 'The name is the one that the region has: give another.',
  },
  'region-change.taken-back': {
    zh: '这一项变更已经撤销，不用再办。',
    en: 'This change was taken back already: there is nothing to do.',
  },
  'region-change.stale': {
    zh: '刚刚有人登记或撤销了区划变更。请刷新，核对后再办理。',
    en: 'Somebody has just entered or taken back a change of regions: reload, look again, and then go on.',
  },
  'region.invalid': {
    zh: '行政区划代码[“{code}”]有误：应为 12 位数字，且逐级对应。',
    en: 'The region code [{code} ]is wrong: it has 12 digits, and each level belongs to the one above.',
  },
  'plan.other-superior': {
    zh: '下级方案依据的不是这份上级方案[（应为 {plan} 第 {revision} 版，给出的是 {given} 第 {givenRevision} 版）]，无法比较。',
    en: 'The lower plan does not extend this superior[ (it extends {plan}, revision {revision}, not {given}, revision {givenRevision})]: they cannot be held against each other.',
  },
} as const satisfies Record<string, ProblemEntry>

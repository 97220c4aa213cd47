import type { ProblemEntry } from './problemEntry.ts'

/** What happens in the field: visits, submissions with their evidence, targets and findings. */
export const work = {
  'visit.none': { zh: '方案没有规定督战任务。', en: 'The plan sets no visits.', isRetired: true },
  'submission.absent': {
    zh: '没有这份督战记录，或不在您的权限范围。',
    en: 'There is no such submission, or it is outside your rights.',
  },
  'submission.answers-invalid': {
    zh: '填报内容[有 {errors.length} 处]不符合清单要求，请逐项改正后再提交。',
    en: 'The answers do not fit the checklist[ in {errors.length} places]: correct them and submit again.',
  },
  'submission.covert-unplanned': {
    zh: '方案没有安排对[{target}]的暗访，请取消“这是暗访”后重新提交。',
    en: 'The plan asks for no covert visit to [{target}]: take the mark off and send again.',
  },
  'submission.not-covert': {
    zh: '[{target}的]这份记录不是暗访记录，或者已经公开，请刷新页面查看。',
    en: 'This record [of {target} ]is not covert, or has been released already: reload the page.',
  },
  'submission.time-ahead': {
    zh: '记录的时间晚于现在，多半是手机时间不对。请在手机设置中打开“自动确定日期和时间”，再重新提交。',
    en: 'The record is dated after this moment, most likely because the device’s clock is wrong: let the device set its date and time automatically, then submit again.',
  },
  'submission.time-reversed': {
    zh: '记录的完成时间早于开始时间，多半是填写途中手机时间变动过。请在手机设置中打开“自动确定日期和时间”，再重新提交。',
    en: 'The record was finished before it was begun, most likely because the device’s clock was changed in between: let the device set its date and time automatically, then submit again.',
  },
  'submission.time-too-old': {
    zh: '记录的时间距今已超过 90 天，不能再提交。如手机时间不对，请在手机设置中打开“自动确定日期和时间”后重新填写；如确是早先的督战，请报告本级管理员。',
    en: 'The record is more than 90 days old and is no longer taken: if the device’s clock is wrong, let it set its date and time automatically and fill the checklist again; if the visit is really that old, tell the operator.',
  },
  'submission.time-before-plan': {
    zh: '记录的时间早于方案开始的日期[（{start}）]，不能计入本方案。请核对手机的日期，打开“自动确定日期和时间”后重新填写。',
    en: 'The record is dated before the plan begins[ ({start})] and cannot count in it: check the device’s date, let it be set automatically, and fill the checklist again.',
  },
  'submission.time-after-plan': {
    zh: '记录的时间晚于方案的最后一天[（{end}）]，不能计入本方案。到期以前完成的督战仍可补交；到期以后的督战，请填到新的方案里。',
    en: 'The record is dated after the plan’s last day[ ({end})] and cannot count in it: visits made until then can still be sent; later ones belong to the plan that follows.',
  },
  'submission.conflict': {
    zh: '这份记录此前已用同一编号提交过，内容不同。原记录未改动，本次内容已另存，方案管理员和复核人员可在该记录的页面看到。请对照已提交的记录；确有差错的，请从该记录“更正”。',
    en: 'A different record was submitted under the same number before. It was not changed; this one is kept aside, where authors and reviewers find it on the record: compare the two, and correct the record if it is wrong.',
  },
  'submission.not-yours': {
    zh: '这份督战记录由他人填报，只有填报人本人或同一督战队可以更正。请联系填报人。',
    en: 'This record was sent by somebody else: only its author or the same team may correct it. Ask them to.',
  },
  'submission.correction-differs': {
    zh: '更正须与原记录是同一个方案版本、清单、督战对象和督战时间。请打开原记录，从“更正”重新填写。',
    en: 'A correction describes the same visit as the record: revision, checklist, target and times. Open the record and start from there.',
  },
  'submission.correction-late': {
    zh: '这份记录[最迟可在 {until} 更正，]现已超过期限（所在周期结束后 7 天内可以更正）。请联系方案管理员。',
    en: 'The record could be corrected until [{until}, ]seven days after the end of its window: contact the author of the plan.',
  },
  'submission.corrected-already': {
    zh: '这份记录已经更正过，只能更正最新的一份。请打开最新的记录再更正。',
    en: 'The record was corrected before, and only the newest may be corrected: open the newest one.',
  },
  'target.absent': { zh: '没有这个督战对象，或不在您的权限范围。', en: 'There is no such target, or it is outside your rights.' },
  'target.registered': {
    zh: '[“{target}”]已在登记册中，没有保存。请查找后，在它的页面更正。',
    en: 'The target[ {target}] is in the register already, and nothing was saved: find it, and correct it on its page.',
  },
  'target.taken': {
    zh: '编号[“{target}”]在本方案的登记册中已由其他地区使用，没有保存。请换一个编号。',
    en: 'The id [{target} ]is held by another region in this plan’s register, and nothing was saved: choose another.',
  },
  'target.superior': {
    zh: '[“{target}”]登记在上级方案的登记册中，不能在本方案中登记或更正，没有保存。请由管理该登记册的单位更正。',
    en: 'The target[ {target}] is kept in the register of the superior’s plan and cannot be entered or changed here; nothing was saved. Have it corrected there.',
  },
  'target.retired': {
    zh: '[“{target}”]已从登记册注销，没有保存。如需继续督战，请先恢复登记。',
    en: 'The target[ {target}] was taken out of the register, and nothing was saved: restore it first if it is to be supervised again.',
  },
  'target.not-retired': {
    zh: '[“{target}”]没有注销，不需要恢复。请刷新后核对。',
    en: 'The target[ {target}] is in the register and needs no restoring: reload and check.',
  },
  'target.retire-date': {
    zh: '注销日期不能晚于今天[（{today}）]，没有保存。请改正日期。',
    en: 'A target cannot be retired from a day after today[ ({today})], and nothing was saved: correct the date.',
  },
  'register.entering': {
    zh: '登记册正在保存刚确认的导入，这一步没有保存。请等一分钟再办理。',
    en: 'An import that was confirmed is being entered into the register, and this step was not saved: try again in a minute.',
  },
  'import.absent': {
    zh: '没有这次导入，或者不是您上传的。请重新选择文件核对。',
    en: 'There is no such import, or it is not yours: choose the file again.',
  },
  'import.incomplete': {
    zh: '这次导入的数据没有传全，什么也没有保存。请重新选择文件核对。',
    en: 'Not all of this import has arrived, and nothing was saved: choose the file again.',
  },
  'import.repeated': {
    zh: '这次导入中[“{target}”]出现了两次，什么也没有保存。请删去重复的一行后重新核对。',
    en: 'The target[ {target}] stands in this import twice, and nothing was saved: remove one of the rows and choose the file again.',
  },
  'import.stale': {
    zh: '核对之后方案或登记册有了变动，什么也没有保存。请重新选择文件核对。',
    en: 'The plan or its register has changed since this import was checked, and nothing was saved: choose the file again.',
  },
  'target.stale': {
    zh: '登记册刚被他人更新过。请刷新，看过最新内容后再保存。',
    en: 'Someone has just changed the register: reload, look at it, and save again.',
  },
  'register.invalid': {
    zh: '登记册有[ {count} 处]需要改正，没有保存[：{faults}]。',
    en: 'The register has[ {count}] places to correct, and nothing was saved[: {faults}].',
  },
  'target-list.stale': {
    zh: '名单刚被他人调整过，没有保存。请刷新，看过最新的复核结果后再确认。',
    en: 'Someone has just decided on these lists, and nothing was saved: reload, look at the review, and decide again.',
  },
  'target-list.not-frozen': {
    zh: '本方案还没有确定名单，不能调整。请先确定名单。',
    en: 'The lists of this plan are not frozen yet: freeze them first.',
  },
  'target-list.absent': {
    zh: '方案中没有可以列入[“{target}”]的这份名单，没有保存。请核对名单和对象类型。',
    en: 'The plan has no list that could take the target[ {target}], and nothing was saved: check the list and the kind of target.',
  },
  'designation.several-lists': {
    zh: '[“{target}”]列入了几份名单，没有保存。请写明办理的是哪一份。',
    en: 'The target[ {target}] stands on several lists, and nothing was saved: say which one is meant.',
  },
  'visit.absent': {
    zh: '没有找到这次走访，或不在您的权限范围。请刷新后核对。',
    en: 'There is no such visit, or it is not within your reach: reload and look again.',
  },
  'visit.not-due': {
    zh: '这次走访已经完成或取消，不能再换检查人员。请刷新后核对。',
    en: 'This visit is made or cancelled, and nobody is drawn for it any more: reload and look again.',
  },
  'inspector.none-drawn': {
    zh: '这次走访不抽取检查人员，由督战队安排。请核对方案对这项任务的规定。',
    en: 'No inspectors are drawn for this visit, its team sends whom it likes: look at what the plan says of the duty.',
  },
  'inspector.not-drawn': {
    zh: '这次走访没有抽到这个岗位，或已经另抽，没有保存。请刷新后核对。',
    en: 'This post was not drawn for the visit, or another was drawn in its place already, and nothing was saved: reload and look again.',
  },
  'inspector.none-left': {
    zh: '回避本地、除去已抽到的以后，没有其他岗位可抽，没有保存。请在方案中补充备选岗位，或由原岗位前往。',
    en: 'Avoidance and those drawn already leave no other post, and nothing was saved: name more posts in the plan, or let the one drawn go.',
  },
  'draw.none': {
    zh: '这份名单不是抽取产生的，或者还没有抽取。请核对方案中名单的列入条件。',
    en: 'This list is not made by lot, or no lots were drawn for it yet: look at how the plan makes it.',
  },
  'draw.reason-missing': {
    zh: '本期已经抽取过，没有重新抽取。确需重抽的，请写明理由（至少 5 个字）。',
    en: 'Lots were drawn for this window already, and were not drawn again: say why they should be, in 5 characters at least.',
  },
  'draw.too-large': {
    zh: '可抽的对象[有 {population} 个，]超过一次抽取的上限[ {most} 个]，没有抽取。请按地区或类别分成几份名单。',
    en: 'There are more targets to draw from[ ({population})] than one draw takes[ ({most})]: make several lists, by region or by kind.',
  },
  'designation.wrong-state': {
    zh: '[“{target}”]现在的挂牌状态不能这样办理，没有保存。请刷新后核对。',
    en: 'This cannot be decided of the target[ {target}] as it stands now, and nothing was saved: reload and check.',
  },
  'designation.reason-missing': {
    zh: '[“{target}”]不符合名单条件，列入须说明理由（至少 5 个字）。请填写后再确认。',
    en: 'No rule puts the target[ {target}] on this list: give a reason of at least five characters.',
  },
  'target.not-designated': {
    zh: '[“{target}”]不在本方案的督战名单上，不能填报。请核对督战对象。',
    en: 'The target [{target} ]is on no list of this plan and takes no submissions: check the target.',
  },
  'target.other-team': {
    zh: '[“{target}”]由其他督战队负责，您不能填报。请核对分工。',
    en: 'The target [{target} ]belongs to another team: check the assignment.',
  },
  'evidence.missing': {
    zh: '有照片或文件还没有为这个督战对象上传[（{count} 个）]，请等它们传完后再提交。',
    en: 'Photos or files have not been sent for this target yet[ ({count})]: wait until they are, then submit again.',
  },
  'evidence.not-an-image': {
    zh: '这个文件不是照片，或照片已损坏。请换一张 JPEG、PNG、WebP 或 HEIC 照片；仍不行时，请在手机相机设置中把格式改为 JPEG（兼容性最佳），重拍一张。',
    en: 'The file is not a photo or is damaged: use a JPEG, PNG, WebP or HEIC photo; if that does not help, set the camera to JPEG (most compatible) and take it again.',
  },
  'evidence.photo-pixels': {
    zh: '这张照片的像素过多[（超过 {megapixels} 百万）]。请在手机相机设置中把照片分辨率调低，重拍一张。',
    en: 'The photo has too many pixels[ (more than {megapixels} million)]: set the camera to a lower resolution and take it again.',
  },
  'evidence.file-empty': {
    zh: '这个文件是空的（0 字节），多半没有保存好。请打开原文件核对，重新保存后再选。',
    en: 'The file is empty (0 bytes), most likely because it was not saved: open it, save it again and choose it once more.',
  },
  'evidence.file-too-large': {
    zh: '这个文件过大[，超过 {megabytes} MB]。请压缩或拆分后再选；照片请用手机相机的普通分辨率。',
    en: 'The file is too large[: more than {megabytes} MB]. Make it smaller or split it; take photos at a normal resolution.',
  },
  'evidence.file-unpacked': {
    zh: '这个文件解开后过大[，超过 {megabytes} MB]。请拆成几个较小的文件，或另存为 PDF 后再选。',
    en: 'The file grows too large when it is opened[: more than {megabytes} MB]. Split it, or save it as a PDF.',
  },
  'evidence.file-program': {
    zh: '这个文件是程序，或者带有宏，不能作为材料上传。请另存为 PDF、docx 或 xlsx（不带宏）后再选。',
    en: 'The file is a program or carries macros and is not taken: save the document as PDF, docx or xlsx (without macros).',
  },
  'evidence.file-archive': {
    zh: '这个文件是压缩包，不能直接上传。请解压后逐个选择其中的 PDF、Word、Excel 文件或照片。',
    en: 'The file is an archive and is not taken: unpack it and choose the PDF, Word, Excel files or photos one by one.',
  },
  'evidence.file-locked': {
    zh: '这个文件加了密码或权限限制。请取消密码，另存一份后再选。',
    en: 'The file is protected by a password or by restrictions: remove them, save a copy and choose that.',
  },
  'evidence.file-broken': {
    zh: '这个文件已损坏或不完整。请重新下载或另存一份，确认能打开后再选。',
    en: 'The file is damaged or incomplete: download or save it again, make sure that it opens, and choose it once more.',
  },
  'evidence.file-type': {
    zh: '不能上传这种文件。请选择 PDF、Word（docx）、Excel（xlsx）或照片（JPEG、PNG、WebP、HEIC）；旧的 doc、xls 请先另存为 docx、xlsx。',
    en: 'Files of this kind are not taken: choose PDF, Word (docx), Excel (xlsx) or a photo (JPEG, PNG, WebP, HEIC); save old doc and xls files as docx and xlsx first.',
  },
  'evidence.wrong-type': {
    zh: '这里上传的文件与要求的类型不符：照片、签名须为图片，文件名的后缀须与内容一致。请移除后重新添加。',
    en: 'What was sent here is not of the kind that is asked for: photos and signatures are pictures, and a file is named after its content. Remove it and add it again.',
  },
  'evidence.quota': {
    zh: '您今天上传的照片和文件已到上限[（每天 {photos} 个、{megabytes} MB）]。填写的内容和照片、文件仍保存在手机上，请明天再提交。',
    en: 'You have reached the limit of photos and files for today[ ({photos} of them, {megabytes} MB a day)]: what you entered is kept on the device, submit it tomorrow.',
  },
  'evidence.hash-differs': {
    zh: '照片或文件在传输中损坏，请重新上传。',
    en: 'The photo or file was damaged on its way: send it again.',
  },
  'evidence.absent': {
    zh: '没有这张照片或这个文件，或不在您的权限范围。',
    en: 'There is no such photo or file, or it is outside your rights.',
  },
  'position.unknown': {
    zh: '清单要求记录所在位置，但没有取得。请打开手机的定位，允许浏览器使用位置信息，到开阔处再提交。',
    en: 'The checklist asks where you are, and the device did not say: turn on its location, allow the browser to use it, and submit again under the open sky.',
  },
  'position.denied': {
    zh: '没有取得位置：手机或浏览器没有允许。请打开手机的定位，在浏览器设置中允许本页使用位置信息，再试一次。',
    en: 'The device or the browser did not allow its position to be used: turn on location, allow this page to use it in the browser’s settings, and try again.',
  },
  'position.timeout': {
    zh: '定位超时，没有取得位置。请到窗边或室外开阔处，再试一次。',
    en: 'Finding the position took too long: go to a window or under the open sky, and try again.',
  },
  'finding.absent': { zh: '没有这个问题，或不在您的权限范围。', en: 'There is no such finding, or it is outside your rights.' },
  'finding.wrong-state': {
    zh: '问题目前的状态不能做这一步。请刷新后查看最新进展。',
    en: 'The finding is not in a state that allows this step: reload to see where it stands.',
  },
  'finding.not-verified': {
    zh: '整改还没有复核通过，不能销号。请先复核。',
    en: 'The rectification is not verified yet, so the finding cannot be closed out: verify it first.',
  },
  'finding.stale': {
    zh: '这个问题刚被他人更新过。请刷新，看过最新进展后再操作。',
    en: 'Someone has just updated this finding: reload, look at it, and act again.',
  },
  'finding.deadline-earlier': {
    zh: '整改期限只能推后，不能提前[到 {rectifyBy} 以前]。请改选日期。',
    en: 'A deadline can be put off, never brought forward[ before {rectifyBy}]: choose another date.',
  },
  'finding.own-work': {
    zh: '不能复核自己反馈的整改，也不能批准自己提出的延期，请由其他人员办理。',
    en: 'You cannot verify your own rectification, nor decide on your own request for more time: someone else must.',
  },
  'finding.not-extendable': {
    zh: '方案没有规定这类问题可以延期。请按期整改，或请方案管理员在方案中规定。',
    en: 'The plan gives no more time for such findings: rectify it in time, or have the plan say otherwise.',
  },
  'finding.extensions-used': {
    zh: '这个问题已经延期[ {times} 次]，按方案不能再延。请尽快整改。',
    en: 'This finding was extended as often as the plan allows[ ({times})]: rectify it as soon as you can.',
  },
  'finding.extension-earlier': {
    zh: '申请延到的期限须晚于现在，也须晚于原期限[ {rectifyBy}]。请改选。',
    en: 'The deadline that you ask for must be later than now and than the present one[ ({rectifyBy})]: choose another.',
  },
  'finding.extension-too-long': {
    zh: '申请延到的期限超过方案允许的最长期限[，最晚可到 {latest}]。请改选。',
    en: 'The deadline that you ask for is later than the plan allows[; the latest is {latest}]: choose another.',
  },
  'finding.extension-of-body': {
    zh: '按方案，这个问题能否延期由指定的单位批准。请等待该单位批复，或与其联系。',
    en: 'By the plan, a named body decides whether this finding gets more time: wait for it to decide, or ask it.',
  },
  'finding.extension-not-asked': {
    zh: '目前没有待批的延期申请，可能已经批过，或责任单位已反馈整改。请刷新后查看最新进展。',
    en: 'No extension is asked for now; it may have been decided on, or the rectification reported back: reload to see where it stands.',
  },
} as const satisfies Record<string, ProblemEntry>

/** What is said of one problem code: a sentence for the reader that tells what to do, in Chinese and in English. */
export interface ProblemEntry {
  readonly zh: string
  readonly en: string
  /** No code throws it any more; the entry stays, because logs, phones and integrations may still hold it. */
  readonly isRetired?: true
}

/**
 * Every problem code there is or ever was. `{name}` is filled from the problem's details; a part in `[ ]` is left out
 * when a detail it names is missing.
 */
export const catalogue = {
  'session.required': { zh: '请先登录。', en: 'Please sign in first.' },
  'session.expired': {
    zh: '登录已过期，请重新登录。未上报的内容仍保存在本机。',
    en: 'Your sign-in has expired: sign in again. What you have not sent is still on this device.',
  },
  'session.wrong-password': {
    zh: '账号或密码不正确，请核对后再试。',
    en: 'The account or the password is wrong: check both and try again.',
  },
  'session.limited': {
    zh: '登录尝试过于频繁，请[ {minutes} 分钟后]再试。',
    en: 'Too many sign-in attempts: try again later[, in {minutes} minutes].',
  },
  'person.exists': { zh: '账号[“{account}”]已存在，请换一个。', en: 'The account [{account} ]exists already: choose another.' },

  'config.invalid': {
    zh: '运行设置[ {variable} ]缺少或不正确，请改正这个环境变量后再启动。',
    en: 'The setting [{variable} ]is missing or wrong: correct this environment variable and start again.',
  },
  'window.absent': {
    zh: '方案中没有这个督战周期[（{window}）]，请从列表中选择。',
    en: 'The plan has no such window[ ({window})]: choose one from the list.',
  },
  'visit.none': { zh: '方案没有规定走访任务。', en: 'The plan sets no visits.' },

  'right.missing': {
    zh: '您的岗位没有这项权限。如工作需要，请联系系统管理员。',
    en: 'Your post does not have this right. If your work needs it, ask the operator.',
  },

  'input.invalid': {
    zh: '提交的内容不符合要求[，有 {errors.length} 处需要改正]，请改正后再提交。',
    en: 'The input is not valid[: {errors.length} places need correcting].',
  },
  'body.too-large': { zh: '内容过大，请减少后再提交。', en: 'The content is too large: send less at once.' },
  'batch.too-large': { zh: '一次请求的事项过多，请分几次提交。', en: 'Too many calls in one request: split them up.' },
  'request.limited': {
    zh: '操作过于频繁，请[{seconds} 秒后]再试。',
    en: 'Too many requests: try again later[, in {seconds} seconds].',
  },
  'request.cross-origin': {
    zh: '请求不是从本系统的页面发出的，已拒绝。请从系统页面操作。',
    en: 'The request did not come from this system’s own page and was refused.',
  },
  'request.malformed': {
    zh: '请求的格式有误，无法处理。请刷新页面后再试。',
    en: 'The request is malformed: reload the page and try again.',
  },
  'procedure.absent': {
    zh: '没有这个操作。系统可能已更新，请刷新页面。',
    en: 'There is no such operation. The system may have been updated: reload the page.',
  },

  'service.unavailable': {
    zh: '服务暂时不可用，请稍后再试。您填写的内容不会丢失。',
    en: 'The service is not available just now: try again in a moment. Nothing you entered is lost.',
  },
  'service.failed': {
    zh: '系统出错了，请稍后再试。[如仍不行，请把编号 {requestId} 告诉管理员。]',
    en: 'Something went wrong on our side: try again.[ If it persists, give the operator the number {requestId}.]',
  },

  'plan.absent': { zh: '没有这个方案，或不在您的权限范围。', en: 'There is no such plan, or it is outside your rights.' },
  'plan.invalid': {
    zh: '方案不符合要求，请改正后再发布[：{faults}]。',
    en: 'The plan is not valid and was not published[: {faults}].',
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
  },
  'plan.superior-absent': {
    zh: '没有这一版上级方案[（{plan} 第 {revision} 版）]，或它不是上级地区已经发布的方案。请核对后再派生。',
    en: 'There is no such superior plan[ ({plan}, revision {revision})], or it is not a published plan of a region above: check it and derive again.',
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

  'submission.absent': {
    zh: '没有这份督战记录，或不在您的权限范围。',
    en: 'There is no such submission, or it is outside your rights.',
  },
  'submission.answers-invalid': {
    zh: '填报内容[有 {errors.length} 处]不符合清单要求，请逐项改正后再提交。',
    en: 'The answers do not fit the checklist[ in {errors.length} places]: correct them and submit again.',
  },
  'submission.conflict': {
    zh: '这份记录此前已用同一编号提交过，内容不同。原记录未改动，本次内容已另存，请联系管理员处理。',
    en: 'A different record was submitted under the same number before. It was not changed; this one is kept aside: contact the operator.',
  },

  'target.absent': { zh: '没有这个督战对象，或不在您的权限范围。', en: 'There is no such target, or it is outside your rights.' },
  'target.not-designated': {
    zh: '[“{target}”]不在本方案的督战名单上，不能填报。请核对督战对象。',
    en: 'The target [{target} ]is on no list of this plan and takes no submissions: check the target.',
  },
  'target.other-team': {
    zh: '[“{target}”]由其他督战队负责，您不能填报。请核对分工。',
    en: 'The target [{target} ]belongs to another team: check the assignment.',
  },

  'evidence.missing': {
    zh: '有照片尚未传完[（{count} 张）]，请等照片传完后再提交。',
    en: 'Photos are still missing[ ({count})]: wait until they are sent, then submit again.',
  },
  'evidence.not-an-image': {
    zh: '这个文件不是照片，或照片已损坏。请换一张 JPEG、PNG、WebP 或 HEIF 照片。',
    en: 'The file is not a photo or is damaged: use a JPEG, PNG, WebP or HEIF photo.',
  },
  'evidence.hash-differs': { zh: '照片在传输中损坏，请重新上传。', en: 'The photo was damaged on its way: send it again.' },
  'evidence.absent': { zh: '没有这张照片，或不在您的权限范围。', en: 'There is no such photo, or it is outside your rights.' },

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
    zh: '整改时限只能推后，不能提前[到 {rectifyBy} 以前]。请改选日期。',
    en: 'A deadline can be put off, never brought forward[ before {rectifyBy}]: choose another date.',
  },
  'finding.own-work': {
    zh: '不能复核自己反馈的整改，请由其他人员复核。',
    en: 'You cannot verify your own rectification: someone else must.',
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

  'region.absent': { zh: '没有这个行政区划，或不在您的权限范围。', en: 'There is no such region, or it is outside your rights.' },
  'region.invalid': {
    zh: '行政区划代码[“{code}”]有误：应为 12 位数字，且逐级对应。',
    en: 'The region code [{code} ]is wrong: it has 12 digits, and each level belongs to the one above.',
  },

  'file.unreadable': {
    zh: '读不了文件[ {path}][（{reason}）]。请核对路径和权限。',
    en: 'The file [{path} ]cannot be read[ ({reason})]: check its path and permissions.',
  },
  'file.not-json': {
    zh: '文件[ {path} ]不是 JSON[（{reason}）]。',
    en: 'The file [{path} ]is not JSON[ ({reason})].',
  },
  'file.not-a-plan': {
    zh: '文件[ {path} ]不是方案[：{faults}]。',
    en: 'The file [{path} ]is not a plan[: {faults}].',
  },
  'file.not-answers': {
    zh: '文件[ {path} ]不是模板的填写内容：应是一个 JSON 对象，每个空白一项。',
    en: 'The file [{path} ]does not hold answers to a template: it should be one JSON object with an entry for each blank.',
  },
  'file.not-a-table': {
    zh: '文件[ {path} ]不是 CSV 表格[（{reason}）]。',
    en: 'The file [{path} ]is not a CSV table[ ({reason})].',
  },
  'file.column-missing': {
    zh: '表格[ {path} ]缺少列[：{columns}]。',
    en: 'The table [{path} ]lacks a column[: {columns}].',
  },
  'plan.other-superior': {
    zh: '下级方案依据的不是这份上级方案[（应为 {plan} 第 {revision} 版，给出的是 {given} 第 {givenRevision} 版）]，无法比较。',
    en: 'The lower plan does not extend this superior[ (it extends {plan}, revision {revision}, not {given}, revision {givenRevision})]: they cannot be held against each other.',
  },

  'store.locked': {
    zh: '数据目录[ {path} ]正被另一个督战进程使用。请先停止那个进程，或用 DATA_DIR 指定别的目录。',
    en: 'The data folder [{path} ]is in use by another process: stop it, or name another folder with DATA_DIR.',
  },
  'store.unwritable': {
    zh: '数据目录[ {path} ]无法写入。请检查目录权限，或用 DATA_DIR 指定别的目录。',
    en: 'The data folder [{path} ]cannot be written: check its permissions, or name another folder with DATA_DIR.',
  },
  'store.absent': {
    zh: '数据目录[ {path} ]中没有数据，请核对路径。',
    en: 'There is no store in the folder [{path}]: check the path.',
  },
  'store.occupied': {
    zh: '目标目录[ {path} ]中已有数据，不会覆盖。请换一个空目录。',
    en: 'The target folder [{path} ]holds data already and is not overwritten: choose an empty one.',
  },
  'store.damaged': {
    zh: '备份[ {path} ]已损坏或不完整，没有恢复。请换一份备份。',
    en: 'The backup [{path} ]is damaged or incomplete and was not restored: use another one.',
  },
  'store.not-built': {
    zh: '数据存储程序还没有构建，请先运行 npm run build。',
    en: 'The store has not been built: run npm run build first.',
  },
  'store.not-started': {
    zh: '数据存储没有启动成功，请查看上面的输出后重试。',
    en: 'The store did not start: read the output above and try again.',
  },
  'port.taken': {
    zh: '端口[ {port} ]已被占用。请停止占用它的程序，或用 PORT 指定别的端口。',
    en: 'Port [{port} ]is taken: stop the program that uses it, or name another with PORT.',
  },
  'node.too-old': {
    zh: '需要 Node 20.19 或更高版本[，当前是 {version}]。请升级 Node 后再试。',
    en: 'Node 20.19 or newer is needed[; this is {version}]: upgrade Node and try again.',
  },
} as const satisfies Record<string, ProblemEntry>

/** A permanent problem code that has its sentence. */
export type ProblemCode = keyof typeof catalogue

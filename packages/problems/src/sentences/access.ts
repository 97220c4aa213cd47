import type { ProblemEntry } from './problemEntry.ts'

/** Who asks, with what right, and whether the request can be read. */
export const access = {
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
  'session.code-required': {
    zh: '这个账号开启了两步验证，请再输入验证器应用里的 6 位验证码，或一个恢复码。',
    en: 'This account has a second step: enter the six digits of its authenticator app as well, or a recovery code.',
  },
  'session.wrong-code': {
    zh: '验证码不正确或已经用过。请等应用显示下一个验证码再输入；手机时间不准的请先校准，手机不在身边的请用恢复码。',
    en: 'The code is wrong or was used before: wait for the next one, set the clock of the telephone right, or use a recovery code.',
  },
  'second-factor.off': {
    zh: '本平台没有开放两步验证。如有需要，请联系系统管理员。',
    en: 'A second step of signing in cannot be turned on here: ask the operator of the platform.',
  },
  'second-factor.required': {
    zh: '本平台要求系统管理岗位使用两步验证，不能关闭；换手机请用“更换手机”。',
    en: 'This platform wants operators to have a second step, so it stays on: to use another telephone, set it up anew.',
  },
  'second-factor.ticket-expired': {
    zh: '这个二维码已失效，没有开启两步验证。请重新开始，十分钟内扫码并输入验证码。',
    en: 'The picture is no longer valid and nothing was turned on: begin again, and enter a code within ten minutes.',
  },
  'second-factor.absent': {
    zh: '这个账号没有开启两步验证，不用解除。',
    en: 'This account has no second step: there is nothing to reset.',
  },
  'second-factor.must-turn-on': {
    zh: '本平台要求系统管理岗位使用两步验证。请先开启，再继续使用。',
    en: 'This platform wants operators to have a second step of signing in: turn it on before you go on.',
  },
  'password.change-required': {
    zh: '您用的是别人为您设的初始密码。请先改成自己的密码，再继续使用。',
    en: 'You signed in with a first password that someone else set: change it to one of your own before you go on.',
  },
  'password.wrong': {
    zh: '当前密码不正确，密码没有修改。请核对后再试。',
    en: 'The current password is wrong and nothing was changed: check it and try again.',
  },
  'password.unchanged': {
    zh: '新密码与原密码相同。请换一个新的。',
    en: 'The new password is the old one: choose another.',
  },
  'password.too-short': {
    zh: '密码太短。请用[至少 {least} 个字符]，几个不相干的词连起来就很好记。',
    en: 'The password is too short: use[ at least {least} characters]; a few unrelated words are easy to remember.',
  },
  'password.names-account': {
    zh: '密码里有账号名，别人一猜就中。请换一个与账号无关的密码。',
    en: 'The password contains the account and is easy to guess: choose one that has nothing to do with it.',
  },
  'password.common': {
    zh: '这个密码很常见，容易被猜中（例如姓名加生日、“woaini1314”、键盘上相邻的键）。请换几个不相干的词连在一起。',
    en: 'The password is a common one and easily guessed (a name and a birthday, “woaini1314”, neighbouring keys): use a few unrelated words.',
  },
  'body.absent': {
    zh: '主体目录中没有[“{body}”]这一主体，或不在您的权限范围，或不在所填地区：请在主体目录中核对编号和地区。',
    en: 'The directory has no body [{body} ]in that region, or it is outside your rights: look up its key and region there.',
  },
  'body.taken': {
    zh: '编号[“{body}”]已被另一主体使用，请换一个编号。',
    en: 'Another body has the key[ {body}] already: choose another.',
  },
  'body.stale': {
    zh: '这一主体刚被别人改过，请查看最新内容后再改。',
    en: 'Someone else has just changed this body: look at it again first.',
  },
  'body.is-retired': {
    zh: '[“{title}”]已撤销，不能再改：如需恢复，请用新编号另行登记。',
    en: '[{title}]This body has been retired and changes no more: enter it again under a new key.',
  },
  'body.elsewhere': {
    zh: '主体所在地区不在这份目录的辖区之内，请改选地区。',
    en: 'The body does not lie within the jurisdiction of this directory: choose another region.',
  },
  'body.parent-invalid': {
    zh: '上级主体[“{parent}”]不可用：它须在目录中、未撤销、不是主体组，也不能是本主体的下级。请改选上级。',
    en: 'The body [{parent} ]cannot be the parent: it must stand in the directory, be no group, and not be part of this body. Choose another.',
  },
  'body.member-invalid': {
    zh: '成员[“{member}”]不可用：它须在目录中且未撤销，也不能是本组自己。请改填成员。',
    en: 'The body [{member} ]cannot be a member: it must stand in the directory and not be the group itself. Name another.',
  },
  'body.has-parts': {
    zh: '[“{title}”]还有[ {count} 个]下级主体，请先撤销它们，或改选它们的上级。',
    en: 'Some bodies[ ({count})] are still part of this one[, {title}]: retire them first, or give them another parent.',
  },
  'setup.done': {
    zh: '第一个管理员已经设立，设置地址不再有效。请用已有账号登录；没有账号的，请找管理员开通。',
    en: 'The first operator exists and the setup address is no longer valid: sign in, or ask an operator for an account.',
  },
  'setup.wrong-code': {
    zh: '设置码不正确。请核对启动窗口中打印的最新一个设置码；重新启动过的，以前的设置码已作废。',
    en: 'The setup code is wrong: compare it with the latest one that the start has printed. A new start makes earlier ones void.',
  },
  'setup.expired': {
    zh: '设置码已超过一小时，不能再用。请重新启动平台，使用新打印的设置码。',
    en: 'The setup code is older than one hour: start the platform again and use the new code that it prints.',
  },
  'invitation.unknown': {
    zh: '邀请链接不完整或不正确。请完整复制链接，或请发给您链接的管理员重新邀请。',
    en: 'The link of the invitation is not complete or not right: copy all of it, or ask the operator who sent it for another.',
  },
  'invitation.expired': {
    zh: '邀请链接已过有效期，不能再用。请联系管理员重新邀请。',
    en: 'The link of the invitation has expired: ask the operator for another.',
  },
  'invitation.used': {
    zh: '这个邀请链接已经用过，密码已经设好。请用账号和自己的密码登录；忘了密码的，请联系管理员重新邀请。',
    en: 'This link was used, and the password is set: sign in by it. Who has forgotten it asks the operator for another invitation.',
  },
  'invitation.revoked': {
    zh: '这个邀请链接已被撤销。后来又收到新链接的，请用最新的；没有的，请联系管理员。',
    en: 'This link was revoked: use the latest one if there is a later one, or ask the operator.',
  },
  'invitation.none': {
    zh: '[“{account}”]没有可撤销的邀请：它已经用过、过期或撤销。请刷新后再看。',
    en: 'There is no invitation [of {account} ]to revoke: it was used, has expired or was revoked. Reload to see.',
  },
  'setup.zone-elsewhere': {
    zh: '功能区代码[“{code}”]应当以所在区划的代码开头，并且是它的下一级：县以下编 9 位有效数字，市以下编 6 位，其余补 0。请改写代码，或改选所在区划。',
    en: 'The code of the zone[ ({code})] must begin with that of the region in which it lies and stand right beneath it: nine digits beneath a county, six beneath a prefecture, zeros behind. Correct it, or choose the other region.',
  },
  'setup.zone-published': {
    zh: '代码[“{code}”]在国家区划中是[“{name}”]：要以它为本级，请直接选它；否则请另编代码。',
    en: 'The code[ {code}] is[ {name}] in the national tree: choose that as the jurisdiction, or give the zone another code.',
  },
  'person.absent': {
    zh: '没有找到账号[“{account}”]，或者其岗位不全在您的管理范围内。请核对账号，或请上级管理员办理。',
    en: 'The account [{account} ]was not found, or not all of its posts are within your reach: check it, or ask the operator above you.',
  },
  'person.disabled': {
    zh: '这个账号已停用。如需恢复，请联系系统管理员。',
    en: 'This account is disabled: ask the operator if it should be enabled again.',
  },
  'person.removed': {
    zh: '[“{account}”]已移除，不能再改。需要的，请先在“已移除”里恢复。',
    en: 'The account [{account} ]was removed and is not changed any more: bring it back first, from the list of those removed.',
  },
  'person.not-removed': {
    zh: '[“{account}”]没有移除，不用恢复。请刷新后再看。',
    en: 'The account [{account} ]is not removed: there is nothing to bring back. Reload to see.',
  },
  'person.self': {
    zh: '不能停用、移除或邀请自己的账号，也不能给自己换岗、改权限、重置密码或两步验证。请由另一位管理员办理；改密码请到“我的”。',
    en: 'Nobody disables, removes, moves or invites themselves, changes their own grants or resets their own password or second step: ask another operator, or change the password on your own page.',
  },
  'person.last-operator': {
    zh: '这是管理该区域的最后一位管理员，没有停用或收回权限。请先增加另一位管理员。',
    en: 'This is the last operator of the region, and nothing was taken away: add another operator first.',
  },
  'person.stale': {
    zh: '这个账号刚被别人改过。请刷新后再办理。',
    en: 'Someone else has just changed this account: reload and try again.',
  },
  'move.past': {
    zh: '生效日期不能早于今天[（{today}）]。请选今天或以后的日期。',
    en: 'A move takes effect today[, {today},] or later: choose another day.',
  },
  'move.unchanged': {
    zh: '新岗位的权限和现在一样，没有什么要变。请先调整权限，再换岗。',
    en: 'The grants of the other post are those that the person has: nothing would change. Change them first.',
  },
  'move.successor': {
    zh: '接手的人不能是本人，也不能是已停用的账号。请另选一位，或留给岗位。',
    en: 'Whoever takes the work over is somebody else, and can sign in: choose another person, or leave it to the post.',
  },
  'move.too-many': {
    zh: '接手后[“{account}”]的权限太多[，超过 {most} 项]。请先收回用不着的权限，或另选一位。',
    en: 'With what is handed over, the person[ {account}] would have too many grants[, more than {most}]: take some away first, or choose another.',
  },
  'move.none': {
    zh: '[“{account}”]没有待生效的换岗：它已经生效或取消。请刷新后再看。',
    en: 'No move [of {account} ]is waiting: it took effect or was cancelled. Reload to see.',
  },
  'people.invalid': {
    zh: '[有 {count} 个账号不能开通：{faults}。]一个也没有开通，请改正后再试。',
    en: 'None was added[: {count} of the people cannot be, {faults}]. Correct them and try again.',
  },
  'person.exists': {
    zh: '账号[“{account}”]已存在（已移除的也算），请换一个。',
    en: 'The account [{account} ]exists already, perhaps among those removed: choose another.',
  },
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
  'request.unknown-host': {
    zh: '这个网址不是本系统的网址，已拒绝。请用单位公布的网址打开；如网址无误，请管理员把它写进设置 DUZHAN_HOSTS。',
    en: 'This is not an address of this system and the request was refused: use the published one; if it is right, the operator adds it to the setting DUZHAN_HOSTS.',
  },
  'request.method': {
    zh: '不接受这种请求方式[（{method}）]。请从系统页面操作。',
    en: 'Requests of this kind[ ({method})] are not taken: use the system’s own page.',
  },
  'request.malformed': {
    zh: '请求的格式有误，无法处理。请刷新页面后再试。',
    en: 'The request is malformed: reload the page and try again.',
  },
  'procedure.absent': {
    zh: '没有这个操作。系统可能已更新，请刷新页面。',
    en: 'There is no such operation. The system may have been updated: reload the page.',
  },
} as const satisfies Record<string, ProblemEntry>

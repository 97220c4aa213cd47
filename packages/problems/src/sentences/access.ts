import type { ProblemEntry } from '../problemEntry.ts'

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
  'person.exists': { zh: '账号[“{account}”]已存在，请换一个。', en: 'The account [{account} ]exists already: choose another.' },
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
} as const satisfies Record<string, ProblemEntry>

import type { ProblemEntry } from './problemEntry.ts'

/** Signing in by the issuer that an installation names. */
export const signOn = {
  'sign-on.off': {
    zh: '本平台没有接入统一身份认证，请用账号和密码登录。',
    en: 'This platform has no issuer to sign in by: use your account and password.',
  },
  'sign-on.issuer-away': {
    zh: '暂时连接不上统一身份认证，没有登录。请稍后再试；仍不行的，请联系系统管理员。',
    en: 'The issuer cannot be reached and you were not signed in: try again in a moment, and tell the operator if it lasts.',
  },
  'sign-on.denied': {
    zh: '统一身份认证没有同意登录（可能是您取消了）。如需登录，请重新点按登录按钮。',
    en: 'The issuer did not let you in, perhaps because you cancelled: begin again if you want to sign in.',
  },
  'sign-on.lost': {
    zh: '这次登录已超过十分钟、已经用过，或是在另一个浏览器里开始的，没有登录。请回到登录页重新点按登录按钮。',
    en: 'This sign-in is older than ten minutes, was used before, or began in another browser: go back to the sign-in page and begin again.',
  },
  'sign-on.refused': {
    zh: '统一身份认证返回的结果核对不上，没有登录。请回到登录页重新登录；总是这样的，请联系系统管理员。',
    en: 'What the issuer answered does not hold, and you were not signed in: begin again, and tell the operator if it happens always.',
  },
  'sign-on.no-claim': {
    zh: '统一身份认证没有给出账号[（{claim}）]，不能登录。请系统管理员核对设置 DUZHAN_OIDC_CLAIM 和认证平台的授权内容。',
    en: 'The issuer did not say the account[ ({claim})]: the operator compares the setting DUZHAN_OIDC_CLAIM with what the issuer tells.',
  },
  'sign-on.unknown': {
    zh: '您已通过统一身份认证，但本平台没有账号[“{account}”]。请联系系统管理员开通同名账号。',
    en: 'The issuer knows you, but there is no account [{account} ]here: ask the operator for one of the same name.',
  },
  'session.password-off': {
    zh: '本平台要求用统一身份认证登录，这个账号不能用密码登录。请点按登录页上的统一认证按钮。',
    en: 'This platform wants this account to sign in by the issuer, not by a password: use the button on the sign-in page.',
  },
} as const satisfies Record<string, ProblemEntry>

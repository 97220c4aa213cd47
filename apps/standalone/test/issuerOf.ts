import type { IssuerSettings } from '@duzhan/service-kit'
import type { TestIssuer } from '@duzhan/test-kit/testIssuer'

/** The settings of a platform that people come to by this issuer. */
export const issuerOf = ({ url, clientId, clientSecret }: TestIssuer, over: Partial<IssuerSettings> = {}): IssuerSettings => ({
  ...{ issuer: url, clientId, clientSecret, address: 'http://127.0.0.1', label: '统一身份认证登录' },
  ...{ claim: 'preferred_username', scope: 'openid profile', secondFactor: 'ours', passwords: 'everyone' },
  ...over,
})

export { gatewayApp } from './app.ts'
export { connectionLimits } from './connectionLimits.ts'
export { forwardTo } from './forward.ts'
export { isOwnHost } from './security.ts'

export { type GatewayOptions, gatewayApp } from './app.ts'
export { connectionLimits } from './connectionLimits.ts'
export { type Forward, forwardLocally, forwardTo } from './forward.ts'
export { isOwnHost } from './security.ts'

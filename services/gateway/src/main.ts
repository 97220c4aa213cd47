export { type GatewayOptions, gatewayApp } from './app.ts'
export { type Forward, forwardLocally, forwardTo } from './forward.ts'

import { requires, router } from '../trpc.ts'
import type { ServiceStateService } from './serviceState.ts'

/** How a service is, for its operators. */
export const serviceStateRouter = ({ state }: ServiceStateService) =>
  router({ state: requires('service.state').query(() => state()) })

import { TemplateDocument, TemplateFill, TemplateFilter, TemplateRef } from '@duzhan/contracts'
import { requires, router } from '@duzhan/service-kit'
import type { TemplateService } from './template.service.ts'

export const templateRouter = (template: TemplateService) =>
  router({
    save: requires('template.save')
      .input(TemplateDocument)
      .mutation(({ input, ctx }) => template.save(ctx.actor, input.document)),
    list: requires('template.list')
      .input(TemplateFilter.prefault({}))
      .query(({ input, ctx }) => template.list(ctx.actor, input)),
    byKey: requires('template.byKey')
      .input(TemplateRef)
      .query(({ input, ctx }) => template.byKey(ctx.actor, input.template)),
    fill: requires('template.fill')
      .input(TemplateFill)
      .mutation(({ input, ctx }) => template.fill(ctx.actor, input)),
  })

import type { Locale } from './locales/zh.ts'

/** What a command has to say: lines for people, an object for machines, and whether anything was found. */
export interface Report {
  found: boolean
  lines: string[]
  json: Record<string, unknown>
}
export type Language = 'zh' | 'en'
export interface CommandOptions {
  words: Locale
  language: Language
  /** The superior's plan that a lower one is laid over. */
  upper: string | undefined
  /** The code of a plan that is made here. */
  code: string | undefined
  /** The register that a plan is held against, and what the places in it are called. */
  targets: string | undefined
  places: string | undefined
  /** The directory of bodies that a plan names. */
  bodies: string | undefined
  /** The month that a calendar is asked for, 2020-03. */
  month: string | undefined
}
export type Command = (files: readonly string[], options: CommandOptions) => Report | Promise<Report>

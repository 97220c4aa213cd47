/** Every sentence of the page in Chinese, by screen; what takes figures is a function. A page loads only the screens it shows. */
export * as zh from './zh/all.ts'

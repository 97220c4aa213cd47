import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const platform = { target: 'http://127.0.0.1:3000', changeOrigin: false }
const ours = (file: string) => fileURLToPath(new URL(`./src/formEngine/${file}`, import.meta.url))
const production = (name: string) => fileURLToPath(import.meta.resolve(name)).replace('/development/', '/production/')

export default defineConfig({
  plugins: [react()],
  resolve: {
    // parts of the form engine that a checklist never needs, each with the reason in the file that takes its place
    alias: [
      { find: 'markdown-to-jsx/react', replacement: ours('plainText.tsx') },
      { find: 'fast-uri', replacement: ours('localReference.ts') },
      { find: /^\.\/shallowAllOfMerge\.js$/, replacement: ours('withoutAllOf.ts') },
      { find: /^\.\/omitExtraData\.js$/, replacement: ours('nothingOmitted.ts') },
      // the router's package offers its production build to nobody by name; without its warnings a phone loads less
      { find: /^react-router$/, replacement: production('react-router') },
      { find: /^\.\.\/getDefaultRegistry\.js$/, replacement: ours('registry.ts') },
    ],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // reading a word of a catalogue does nothing else: what nobody reads is left out
      treeshake: { propertyReadSideEffects: false },
      output: {
        // what every page needs, and what every checklist needs, is one file each: it packs smaller than in many
        codeSplitting: {
          groups: [
            { name: 'base', test: /node_modules\/(react|react-dom|react-router|scheduler|@tanstack|@trpc)\// },
            {
              name: 'frame',
              test: /src\/(api\/(problemOf|uploadRefused|api)|ui\/(Icon|EmptyState|dates|QueryView|ProgressBar|AnswerMark)|locales\/zh\/(states|shell|parts|checklist|submission)|device\/(devicePerson|draft|fillPath|deviceDatabase|draftStore)|ui\/lazyPart|checklist\/(itemAnswers|openDrafts|uuidv7)|kind\/itemResult|evidence\/AboutTarget|plans\/(currentPlans|usePlan)|problem|level|regionCode)\.tsx?$|packages\/(plan\/src\/targets\/teamFor|contracts\/src\/text)\.ts$/,
            },
            {
              name: 'checklist',
              test: /src\/(kind\/options|kind\/ItemText|kind\/text)\.tsx?$|packages\/checklist\/src\/(part\/partOf|json\/(typeOf|jsonFaults)|schema\/resolved|text\/trimmed|zhCN\/fieldName|answers\/(shown|meets|resultOf))\.ts$/,
            },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/trpc': platform, '/files': platform, '/demo.json': platform } },
})

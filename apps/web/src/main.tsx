import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router'
import { queryClient } from './api/api.ts'
import { App } from './app.tsx'
import { showTextSize } from './device/textSize.ts'
import { reloadOnUpdate } from './shell/reloadOnUpdate.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/controls.css'
import './styles/surfaces.css'
import './styles/table.css'
import './styles/shell.css'
import './styles/print.css'

showTextSize()
reloadOnUpdate({
  reload: () => location.reload(),
  isReachable: () =>
    fetch('/', { cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    ),
  now: Date.now,
})

// nobody has a field before them yet
void import('./ui/fieldFaults.ts').then(({ sayFieldFaults }) => sayFieldFaults(document))

// while it is worked on: what the platform was asked is asked again of the one that was started anew
import.meta.hot?.on('duzhan:platform', () => void queryClient.invalidateQueries())

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <BrowserRouter>
        <App />
      </BrowserRouter>
    </QueryClientProvider>
  </StrictMode>,
)

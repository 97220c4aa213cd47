// what stands around a page and is not needed to show it comes together, with where the work in a plan begins, which it leads to
export { MessageBell } from './MessageBell.tsx'
export { PersonPanel } from './PersonPanel.tsx'
export { PhoneBar } from './PhoneBar.tsx'
export { PlanStart } from './PlanStart.tsx'
export { SideMenu } from './SideMenu.tsx'
export { Soon } from './Soon.tsx'

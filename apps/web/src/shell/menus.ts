// what stands around a page and is not needed to show it comes together
export { MessageBell } from './MessageBell.tsx'
export { PersonPanel } from './PersonPanel.tsx'
export { PhoneBar } from './PhoneBar.tsx'
export { SideMenu } from './SideMenu.tsx'

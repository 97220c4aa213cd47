// what stands around a page and is not needed to show it comes together
export { PersonPanel } from './PersonPanel.tsx'
export { PhoneBar } from './PhoneBar.tsx'
export { SideMenu } from './SideMenu.tsx'

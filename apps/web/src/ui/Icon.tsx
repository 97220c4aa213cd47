const paths = {
  home: 'M3 11.5 12 4l9 7.5M6 10v10h12V10M10 20v-6h4v6',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5',
  plan: 'M7 3h7l5 5v13H7zM14 3v5h5M10 13h6M10 17h6',
  visits: 'M9 4h6v3H9zM15 5h3v16H6V5h3M9 13l2 2 4-4',
  dues: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4M9 15l2 2 4-4',
  findings: 'M12 4 3 20h18zM12 10v5M12 17.5v.5',
  filings: 'M3 6h7l2 2h9v12H3zM9 14l2 2 4-4',
  plans: 'M4 7h12v13H4zM8 7V4h12v13h-4',
  bodies: 'M4 21V8l8-5 8 5v13M2 21h20M9 21v-5h6v5M9 11h.2M15 11h.2',
  begin: 'M5 21V4h13l-3 4.5 3 4.5H5',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20a6.5 6.5 0 0 1 13 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14.2a6.5 6.5 0 0 1 3.5 5.8',
  log: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5l3.5 2',
  summary: 'M5 20V11M12 20V4M19 20v-6M3 20h18',
  camera: 'M4 8h4l2-3h4l2 3h4v11H4zM12 16.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4',
  album: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.2v.2',
  file: 'M7 3h7l5 5v13H7zM14 3v5h5',
  sign: 'M4 20h16M6 15c3-9 6-10 6-7s-3 7-1 7 3-3 4-3 0 3 4 2',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  chevron: 'M9 6l6 6-6 6',
  back: 'M15 6l-6 6 6 6',
  close: 'M6 6l12 12M18 6 6 18',
  edit: 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4',
  warning: 'M12 4 3 20h18zM12 10v5M12 17.5v.5',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9.5 9.5a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.1.9-1.1 1.7M12 16.6v.2',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 11v5M12 8v.2',
  empty: 'M4 7h16v13H4zM4 7l3-3h10l3 3M9 12h6',
  cloud: 'M7 18h10a4 4 0 0 0 .6-7.9A6 6 0 0 0 6.2 11 3.5 3.5 0 0 0 7 18M12 17v-6M9.5 13 12 10.5 14.5 13',
  signOut: 'M14 4H6v16h8M10 12h10M17 8.5l3.5 3.5-3.5 3.5',
  place: 'M12 21s7-6.2 7-11a7 7 0 1 0-14 0c0 4.8 7 11 7 11M12 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4',
} as const

export type IconName = keyof typeof paths

/** A line drawing beside words; it says nothing that the words do not, so readers skip it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.7"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  )
}

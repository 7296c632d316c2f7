import { cx } from './cx'

/** One path each on a 24 grid, drawn as a 1.5 line. */
const paths = {
  alert: 'M12 3.5L21.5 20h-19zM12 10v4.5M12 17.2v.3',
  back: 'M15 5l-7 7 7 7',
  bell: 'M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15zM10 20.5h4',
  book: 'M12 6c-2-1.5-5-2-8-1.5v13c3-.5 6 0 8 1.5 2-1.5 5-2 8-1.5v-13C17 4 14 4.5 12 6zM12 6v13',
  briefcase: 'M4 8h16v11.5H4zM9 8V5h6v3M4 13h16',
  building: 'M5 20.5V4h9v16.5M14 9h5v11.5M3 20.5h18M8 8h3M8 12h3M8 16h3',
  calendar: 'M4 6.5h16V20H4zM4 10.5h16M8 4v4M16 4v4',
  camera: 'M4 7.5h4l1.5-2h5l1.5 2h4v11.5H4zM8.5 13a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0',
  certificate: 'M3.5 4.5h17v12h-17zM7 8.5h7M7 11.5h4M14 14.5a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0M15 16.8V21l1.5-1 1.5 1v-4.2',
  chart: 'M4 4v16h16M8 16v-4M12 16V8M16 16v-6',
  check: 'M4.5 12.5l5 5 10-11',
  clock: 'M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0M12 7v5l3.5 2',
  close: 'M6 6l12 12M18 6L6 18',
  cloud: 'M7 18a4 4 0 0 1-.5-8A6 6 0 0 1 18 11a3.5 3.5 0 0 1-.5 7zM9.5 13.5l2 2 3.5-4',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M4.5 16v3.5h15V16',
  external: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  eye: 'M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12zM9.2 12a2.8 2.8 0 1 0 5.6 0a2.8 2.8 0 1 0 -5.6 0',
  file: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4M9 12h6M9 15.5h6',
  flag: 'M6 21V4h11l-2 4 2 4H6',
  forward: 'M9 5l7 7-7 7',
  fullscreen: 'M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5',
  gear: 'M9 12a3 3 0 1 0 6 0a3 3 0 1 0 -6 0M12 3.5v3M12 17.5v3M3.5 12h3M17.5 12h3M6 6l2 2M16 16l2 2M18 6l-2 2M8 16l-2 2',
  grid: 'M4 4h6.5v6.5h-6.5zM13.5 4h6.5v6.5h-6.5zM4 13.5h6.5v6.5h-6.5zM13.5 13.5h6.5v6.5h-6.5z',
  home: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z',
  inbox: 'M4 13l2.5-8h11L20 13v6.5H4zM4 13h4.5l1 2.5h5l1-2.5H20',
  info: 'M3.5 12a8.5 8.5 0 1 0 17 0a8.5 8.5 0 1 0 -17 0M12 11v5M12 8v.3',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.3M4.5 12h.3M4.5 18h.3',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  logout: 'M10 4H5v16h5M14 8l4 4-4 4M9 12h9',
  menu: 'M4 7h16M4 12h16M4 17h16',
  message: 'M4 5h16v11H10l-4.5 4v-4H4z',
  note: 'M5 4h14v10l-5.5 6H5zM13.5 20v-6H19M8.5 8.5h7M8.5 12h4',
  offline: 'M4 4l16 16M7 18a4 4 0 0 1-.5-8M10 6.5A6 6 0 0 1 18 11a3.5 3.5 0 0 1 2 5.5M15 18H7',
  pause: 'M9 5.5v13M15 5.5v13',
  pen: 'M4 20l1-4L16.5 4.5l3 3L8 19zM14 7l3 3',
  people: 'M6 8.5a3 3 0 1 0 6 0a3 3 0 1 0 -6 0M3 19c.4-3.5 2.8-5.2 6-5.2s5.6 1.7 6 5.2M15.5 6a3 3 0 0 1 0 5.2M17.5 14.3c2 .7 3.2 2.3 3.5 4.7',
  phone: 'M7.5 3.5h9v17h-9zM10.5 17.5h3',
  play: 'M8 5.5v13l11-6.5z',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 9V4h10v5M7 17H4V9h16v8h-3M7 14h10v6H7z',
  refresh: 'M5 12a7 7 0 1 0 2.5-5.4M8 3v4h4',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16',
  search: 'M4.5 10.5a6 6 0 1 0 12 0a6 6 0 1 0 -12 0M15 15l5 5',
  shield: 'M12 3.5l7.5 2.5v6c0 4.5-3.2 7.2-7.5 8.5-4.3-1.3-7.5-4-7.5-8.5V6zM8.5 12l2.5 2.5 4.5-5',
  star: 'M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L4 9.8l5.6-.6z',
  stop: 'M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 7.5v5.5M12 16v.3',
  swap: 'M4 9h14l-3.5-3.5M20 15H6l3.5 3.5',
  trash: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13',
  upload: 'M12 16V5M7.5 9L12 4.5 16.5 9M4.5 16v3.5h15V16',
  user: 'M8.5 8a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0M5 20c.5-4 3.5-6 7-6s6.5 2 7 6',
  volume: 'M4 10v4h3l4 3.5v-11L7 10zM15 9a4 4 0 0 1 0 6',
  zoom: 'M4.5 10.5a6 6 0 1 0 12 0a6 6 0 1 0 -12 0M15 15l5 5M8 10.5h5M10.5 8v5',
} as const

export type IconName = keyof typeof paths

export interface IconProps {
  name: IconName
  /** Pixels: 16 in tables, 20 beside text (default), 24 in bars. */
  size?: 16 | 20 | 24
  className?: string
}

const sizes = { 16: 'size-4', 20: 'size-5', 24: 'size-6' }

/** A line icon in the colour of its text; hidden from screen readers, so a word must stand beside it. */
export function Icon({ name, size = 20, className }: IconProps) {
  return (
    <svg className={cx('icon', sizes[size], className)} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}

import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { cx } from './cx'

export interface Column<Row> {
  /** Distinct within the table. */
  key: string
  /** Column head; also the label on phone cards. */
  head: string
  cell: (row: Row) => ReactNode
  align?: 'right'
  nowrap?: boolean
  /** The cell that names the row: title of the phone card. */
  lead?: boolean
  /** Left out on phone cards. */
  phoneOff?: boolean
  /** Makes the head a link that sorts; `now` is the direction in force. */
  sort?: { to: string; now?: 'ascending' | 'descending' }
}

export interface DataTableProps<Row> {
  /** What the table holds; read out, shown only with `showCaption`. */
  caption: string
  showCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** A checkbox per row, sent as `name`; the table must stand inside the form. */
  pick?: { name: string; label: (row: Row) => string }
  selected?: (row: Row) => boolean
  /** Instead of rows when there are none: an EmptyState. */
  empty?: ReactNode
  /** Stays a table on phones and scrolls in its region; default: cards below 768. */
  keep?: boolean
}

const arrow = { ascending: ' ↑', descending: ' ↓' }

/** A labelled region that may scroll sideways. */
export function Scroll({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}

function Head<Row>({ column: { head, sort, align } }: { column: Column<Row> }) {
  return (
    <th scope="col" className={align} aria-sort={sort?.now}>
      {sort ? (
        <Link to={sort.to} preventScrollReset>
          {head}
          {sort.now && arrow[sort.now]}
        </Link>
      ) : (
        head
      )}
    </th>
  )
}

/** Rows and columns with a caption; cards on phones. */
export function DataTable<Row>({ caption, showCaption, columns, rows, rowKey, pick, selected, empty, keep }: DataTableProps<Row>) {
  const table = (
    <table className={cx('tbl', !keep && 'cards')}>
      <caption className={showCaption ? 'pb-2 text-left font-medium' : 'sr-only'}>{caption}</caption>
      <thead>
        <tr>
          {pick && (
            <th scope="col" className="pick">
              <span className="sr-only">选中</span>
            </th>
          )}
          {columns.map(column => (
            <Head key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={rowKey(row)} data-selected={selected?.(row) || undefined}>
            {pick && (
              <td className="pick">
                <input type="checkbox" name={pick.name} value={rowKey(row)} aria-label={`选中 ${pick.label(row)}`} />
              </td>
            )}
            {columns.map(({ key, head, cell, align, nowrap, lead, phoneOff }) => (
              <td
                key={key}
                data-label={head}
                className={cx(align, nowrap && 'whitespace-nowrap', lead && 'lead', phoneOff && 'phone-off') || undefined}
              >
                {cell(row)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
  return (
    <>
      {keep ? <Scroll label={caption}>{table}</Scroll> : table}
      {rows.length === 0 && empty}
    </>
  )
}

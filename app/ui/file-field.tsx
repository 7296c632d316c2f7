import { useEffect, useRef, useState, type ChangeEvent, type ReactNode } from 'react'
import { cx } from './cx'
import { controlProps, errorText, FieldMessages, type FieldBase } from './field-base'
import { formatBytes } from './format'
import { Icon } from './icon'
import { shrinkPhoto } from './shrink-photo'
import { StatusBadge } from './status-badge'

export interface FileFieldProps extends FieldBase {
  /** As in HTML: "application/pdf,image/jpeg,image/png" by default. */
  accept?: string
  multiple?: boolean
  /** Opens the camera first on phones. */
  capture?: 'environment' | 'user'
  /** What is stored already: name, and links such as 预览. The control then reads 换一份 and is not required. */
  stored?: { name: ReactNode; links?: ReactNode }
  /** Longest side in pixels of photographs before sending; 0 leaves them as they are. */
  maxPixels?: number
}

/** One document to upload, with the name of what was chosen. Large phone photos are made smaller before sending; works without scripts too. */
export function FileField({
  accept = 'application/pdf,image/jpeg,image/png',
  multiple,
  capture,
  stored,
  maxPixels = 2000,
  ...field
}: FileFieldProps) {
  const [chosen, setChosen] = useState<string>()
  // The browser draws its own control in its own language; ours replaces it once scripts run.
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  const { name, id = name, label, hint, optional, className } = field
  // A refused file is let go, so that it is not sent again; choosing another answers the refusal.
  const control = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (field.error === undefined) return
    setChosen(undefined)
    if (control.current) control.current.value = ''
  }, [field.error])
  const error = chosen ? undefined : field.error
  const bad = errorText(error) !== undefined

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget
    const files = [...(input.files ?? [])]
    const smaller = maxPixels > 0 ? await Promise.all(files.map(file => shrinkPhoto(file, maxPixels))) : files
    if (smaller.some((file, index) => file !== files[index])) {
      const basket = new DataTransfer()
      smaller.forEach(file => basket.items.add(file))
      input.files = basket.files
    }
    setChosen(smaller.map(file => `${file.name}，${formatBytes(file.size)}`).join('；') || undefined)
  }

  const state = bad ? (
    <StatusBadge plain tone="danger" label="不合格" />
  ) : chosen ? (
    <StatusBadge plain tone="go" label="已选好" />
  ) : stored ? (
    <StatusBadge plain tone="ok" label="已上传" />
  ) : (
    <StatusBadge plain tone="idle" label={optional ? '选填' : '待上传'} />
  )

  return (
    <div className={cx('file', bad ? 'bad' : !stored && !chosen && 'todo', className)}>
      <span className="thumb">
        <Icon name={stored || chosen ? 'file' : capture ? 'camera' : 'upload'} />
      </span>
      <label className="name" htmlFor={id}>
        {label}
      </label>
      {state}
      <div className="meta">
        {hint !== undefined && <span id={`${id}-hint`}>{hint}</span>}
        {chosen && (
          <span className="wrap-anywhere" role="status">
            {chosen}
          </span>
        )}
        {stored && !chosen && (
          <span className="wrap-anywhere">
            {stored.name}
            {stored.links && <>　{stored.links}</>}
          </span>
        )}
        <input
          {...controlProps({ ...field, error })}
          required={!optional && !stored}
          ref={control}
          type="file"
          accept={accept}
          multiple={multiple}
          capture={capture}
          onChange={choose}
          className={ready ? 'peer sr-only' : undefined}
        />
        {ready && (
          <label className="btn desk justify-self-start peer-focus-visible:outline-3 peer-focus-visible:outline-offset-2" htmlFor={id}>
            {stored || chosen ? '换一份' : capture ? '拍照或选文件' : '选文件'}
          </label>
        )}
        <FieldMessages {...field} error={error} />
      </div>
    </div>
  )
}

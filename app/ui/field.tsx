import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import { cx } from "./cx";
import { Icon } from "./icon";

/** What every field takes. `id` defaults to `name`, which is where ErrorSummary links to. */
export interface FieldBase {
  name: string;
  label: ReactNode;
  id?: string;
  /** One line under the label, before typing. */
  hint?: ReactNode;
  /** Shows 选填; without it the control is `required`. */
  optional?: boolean;
  /** Message of a refused value, in words. */
  error?: string | readonly string[];
  /** Something learnt about the value that is not an error. */
  note?: { tone: "ok" | "warn"; text: ReactNode };
  className?: string;
}

type Own<Attributes> = FieldBase & Omit<Attributes, keyof FieldBase>;

export const errorText = (error: FieldBase["error"]) => (typeof error === "string" ? error : error?.join("；")) || undefined;

/** aria wiring shared by all controls of a field. */
export function controlProps({ name, id = name, hint, error, optional }: FieldBase) {
  const bad = errorText(error) !== undefined;
  return {
    id, name,
    required: !optional,
    "aria-invalid": bad || undefined,
    "aria-describedby": cx(hint !== undefined && `${id}-hint`, bad && `${id}-error`) || undefined,
  };
}

/** Error and note lines under a control. */
export function FieldMessages({ name, id = name, error, note }: FieldBase) {
  const text = errorText(error);
  return (
    <>
      {text && <p className="msg text-danger" id={`${id}-error`}><Icon name="stop" size={16} /><span>{text}</span></p>}
      {note && <p className={cx("msg", note.tone === "ok" ? "text-ok" : "text-warn")}><Icon name={note.tone === "ok" ? "check" : "alert"} size={16} /><span>{note.text}</span></p>}
    </>
  );
}

/** Label, hint, any control, messages. For a control of your own spread `controlProps(props)` on it. */
export function Field({ children, ...field }: FieldBase & { children: ReactNode }) {
  const { name, id = name, label, hint, optional, error, className } = field;
  return (
    <div className={cx("field", errorText(error) && "err", className)}>
      <label htmlFor={id}>{label}{optional && <span className="opt">选填</span>}</label>
      {hint !== undefined && <span className="hint" id={`${id}-hint`}>{hint}</span>}
      {children}
      <FieldMessages {...field} />
    </div>
  );
}

/** Splits field props from those of the native control. */
function split<P extends FieldBase>({ name, label, id, hint, optional, error, note, className, ...native }: P) {
  return { field: { name, label, id, hint, optional, error, note, className }, native };
}

export type TextFieldProps = Own<InputHTMLAttributes<HTMLInputElement>> & { /** Offered while typing. */ suggestions?: readonly string[] };

/** One line of text; native props (type, inputMode, autoComplete, defaultValue, maxLength…) pass through. */
export function TextField({ suggestions, ...props }: TextFieldProps) {
  const { field, native } = split(props);
  const list = suggestions ? `${field.id ?? field.name}-list` : undefined;
  return (
    <Field {...field}>
      <input type="text" list={list} {...native} {...controlProps(field)} className="in" />
      {suggestions && <datalist id={list}>{suggestions.map((text) => <option key={text} value={text} />)}</datalist>}
    </Field>
  );
}

export type TextAreaProps = Own<TextareaHTMLAttributes<HTMLTextAreaElement>>;

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { field, native } = split(props);
  return <Field {...field}><textarea rows={4} {...native} {...controlProps(field)} className="in" /></Field>;
}

export type DateFieldProps = Own<Omit<InputHTMLAttributes<HTMLInputElement>, "type">>;

/** A calendar day; value, defaultValue, min and max as YYYY-MM-DD. */
export function DateField(props: DateFieldProps) {
  const { field, native } = split(props);
  return <Field {...field}><input {...native} {...controlProps(field)} type="date" className="in max-w-50" /></Field>;
}

export interface Option { value: string; label: string; hint?: string; disabled?: boolean; }

export type SelectFieldProps = Own<SelectHTMLAttributes<HTMLSelectElement>> & {
  options: readonly (Option | string)[];
  /** First, empty choice: 请选择. */
  placeholder?: string;
};

/** One of a list; a plain string serves as value and label. */
export function SelectField({ options, placeholder = "请选择", ...props }: SelectFieldProps) {
  const { field, native } = split(props);
  return (
    <Field {...field}>
      <select {...native} {...controlProps(field)} className="in">
        <option value="">{placeholder}</option>
        {options.map((option) => typeof option === "string"
          ? <option key={option}>{option}</option>
          : <option key={option.value} value={option.value} disabled={option.disabled}>{option.label}</option>)}
      </select>
    </Field>
  );
}

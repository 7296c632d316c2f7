/** Hidden inputs for values a form carries along; absent values are left out, lists are repeated. */
export function HiddenFields({ values }: { values: Record<string, string | number | readonly (string | number)[] | null | undefined> }) {
  return (
    <>
      {Object.entries(values).flatMap(([name, value]) =>
        [value ?? []].flat().map(one => <input key={`${name}=${one}`} type="hidden" name={name} value={one} />)
      )}
    </>
  )
}

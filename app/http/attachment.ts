/** A stored file as a download: never rendered inline by our origin, its name safe in the header (RFC 6266). */
export function attachment(file: { name: string; mime: string; bytes: Buffer<ArrayBufferLike> }, disposition: 'attachment' | 'inline' = 'attachment'): Response {
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      'Content-Type': file.mime,
      'Content-Length': String(file.bytes.length),
      'Content-Disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
      'Content-Security-Policy': "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'",
      'X-Content-Type-Options': 'nosniff',
    },
  })
}

import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

export interface KeyRing {
  /** First key encrypts, all decrypt; base64 of 32 bytes each. */
  data: { kid: string; secret: string }[]
  index: string
}

/** Field encryption and blind index. A place is `table:column:row`; a value moved elsewhere does not open. */
export interface Vault {
  seal(place: string, plain: string): string
  open(place: string, sealed: string): string
  /** Keyed index of a normalised value, so that equality can be searched without decrypting. */
  index(purpose: string, normalised: string): string
}

const derive = (secret: string, purpose: string) => Buffer.from(hkdfSync('sha256', Buffer.from(secret, 'base64'), '', `cqo:${purpose}`, 32))

/** AES-256-GCM per field (`v1.kid.base64url(iv‖ciphertext‖tag)`) and HMAC-SHA-256 blind index of 192 bits. */
export function createVault(ring: KeyRing): Vault {
  const keys = new Map(ring.data.map(key => [key.kid, derive(key.secret, 'field')]))
  const current = ring.data[0]
  if (!current) throw new Error('no data key')
  const indexKey = derive(ring.index, 'index')
  return {
    seal(place, plain) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', keys.get(current.kid)!, iv).setAAD(Buffer.from(place))
      const sealed = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `v1.${current.kid}.${sealed.toString('base64url')}`
    },
    open(place, sealed) {
      const [version, kid, body] = sealed.split('.')
      const key = keys.get(kid ?? '')
      if (version !== 'v1' || !key || !body) throw new Error('unknown field key')
      const bytes = Buffer.from(body, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 }).setAAD(Buffer.from(place))
      decipher.setAuthTag(bytes.subarray(-16))
      return decipher.update(bytes.subarray(12, -16)).toString('utf8') + decipher.final('utf8')
    },
    index: (purpose, normalised) => createHmac('sha256', indexKey).update(`${purpose}:${normalised}`).digest().subarray(0, 24).toString('base64url'),
  }
}

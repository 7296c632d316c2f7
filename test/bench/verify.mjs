import { requestText } from './load.mjs'

/** The public page that a QR code opens, for a valid certificate. */
export const verify = {
  bare: 'empty',
  candidates: 1,
  async prepare({ code }) {
    if (!code) throw new Error('没有证书可查')
    return port => () => requestText(port, 'GET', `/v/${code}`)
  },
}

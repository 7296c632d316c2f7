import type { CertificateFacts } from '#certificates/facts'
import { qrSvg } from '#certificates/qr'

/** The QR code of a certificate for a page: the path of its dark modules and the view box with its quiet zone. */
export const certificateQr = ({ verifyUrl }: Pick<CertificateFacts, 'verifyUrl'>) => qrSvg(verifyUrl)

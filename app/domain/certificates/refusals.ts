import type { RefusalTemplates } from '../refusal-text'

export const certificateRefusals: RefusalTemplates = {
  /** By issueCertificate, when study, result or filing is not what R-051 asks for: the caller released something it should not have. */
  'certificates.not-eligible': { status: 409, title: '还不能发证', message: detail => `发证须培训学完、考核合格且备案已登记，这一件${String(detail.missing)}。请先补齐再发布。` },
  /** By issueCertificate, when the platform holds no signing key: the operator must set CERT_SIGN_KEY_FILE. */
  'certificates.no-signer': { status: 503, title: '还不能发证', message: '平台没有证书签名密钥，成绩没有发布。请系统管理员设置 CERT_SIGN_KEY_FILE 后重试。' },
  /** By suspend, resume and revoke, when the certificate is no longer in the state the page showed. */
  'certificates.moved-on': { status: 409, title: '没有办成', message: '这本证书的状态已经变了，现在不能这样办。请看最新状态再决定。' },
  /** By retryRender, when there is nothing left to draw. */
  'certificates.already-rendered': { status: 409, title: '不用重做', message: '这本证书的 PDF 已经生成。' },
  /** By the download, while the PDF is still being made. */
  'certificates.not-rendered': { status: 409, title: 'PDF 还在生成', message: '证书已发，号码和二维码现在就能查验。PDF 通常一分钟内生成，请稍后刷新本页再下载。', next: { label: '回我的证书', to: '/learn/certificate' } },
}

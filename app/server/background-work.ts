import { renderCertificate } from '~/domain/certificates/render-certificate.server'
import { systemActor } from '~/domain/context'
import { flushVerifications } from '~/domain/verification/verification-log.server'
import type { BackgroundWork } from './background'
import { drawInWorker } from './render-worker-client'

/** The slow consequences and the deadlines, by name. */
export const backgroundWork: BackgroundWork = {
  handlers: {
    'certificates.render': (ctx, payload) => renderCertificate(ctx, { certificateId: String(payload.certificateId), draw: drawInWorker }),
    'attempts.prepare': async () => {},
    'grading.mark': async () => {},
  },
  ticks: [services => flushVerifications(services.ctx(systemActor))],
}

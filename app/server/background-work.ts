import { closeSittings } from '~/domain/attempts/close-sittings.server'
import { submitExpired } from '~/domain/attempts/submit-expired.server'
import { renderCertificate } from '~/domain/certificates/render-certificate.server'
import { systemActor } from '~/domain/context'
import { markHandedIn } from '~/domain/grading/mark-handed-in.server'
import { flushVerifications } from '~/domain/verification/flush-verifications.server'
import type { BackgroundWork } from './background'
import { drawInWorker } from './render-worker-client'

/** The slow consequences and the deadlines, by name. */
export const backgroundWork: BackgroundWork = {
  handlers: {
    'certificates.render': (ctx, payload) => renderCertificate(ctx, { certificateId: String(payload.certificateId), draw: drawInWorker }),
  },
  ticks: [
    services => flushVerifications(services.ctx(systemActor)),
    async services => void (await submitExpired(services.ctx(systemActor))),
    async services => void (await markHandedIn(services.ctx(systemActor))),
    services => closeSittings(services.ctx(systemActor)),
  ],
}

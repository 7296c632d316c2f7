import { closeSittings } from '~/domain/attempts/close-sittings.server'
import { submitExpired } from '~/domain/attempts/submit-expired.server'
import { renderCertificate } from '~/domain/certificates/render-certificate.server'
import { systemActor } from '~/domain/context'
import { markHandedIn } from '~/domain/grading/mark-handed-in.server'
import { flushVerifications } from '~/domain/verification/flush-verifications.server'
import { log } from '~/log.server'
import type { BackgroundWork } from './background'
import { watchClock } from './clock-watch'
import { drawInWorker } from './render-worker-client'

const clockJump = watchClock()

/** A jump of the machine's clock moves every deadline: it must not pass unseen. */
async function soundAlarm() {
  const jumpMs = clockJump()
  if (jumpMs !== 0) log.error({ jumpMs }, 'the clock of this machine jumped: check running exams')
}

/** The slow consequences and the deadlines, by name. */
export const backgroundWork: BackgroundWork = {
  handlers: {
    'certificates.render': (ctx, payload) => renderCertificate(ctx, { certificateId: String(payload.certificateId), draw: drawInWorker }),
  },
  ticks: [
    soundAlarm,
    services => flushVerifications(services.ctx(systemActor)),
    async services => void (await submitExpired(services.ctx(systemActor))),
    async services => void (await markHandedIn(services.ctx(systemActor))),
    services => closeSittings(services.ctx(systemActor)),
  ],
}

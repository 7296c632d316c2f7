import type { TalentStatus } from '#db/schema'
import type { Role } from '../permissions'
import { defineMachine } from '../state-machine'

export type TalentEvent = 'list' | 'suspend' | 'resume' | 'requeue' | 'rest' | 'exit' | 're-enter'

/** An entry of the talent pool; `system` follows the certificate and the appointment. Publication is a switch on a listed entry. */
export const talentMachine = defineMachine<TalentStatus, TalentEvent, Role | 'system'>({
  initial: 'pending',
  transitions: [
    { from: 'pending', event: 'list', to: 'listed', by: ['certifying_body'] },
    { from: 'pending', event: 'suspend', to: 'suspended', by: ['system'] },
    { from: 'listed', event: 'suspend', to: 'suspended', by: ['system'] },
    { from: 'suspended', event: 'resume', to: 'listed', by: ['system'] },
    { from: 'suspended', event: 'requeue', to: 'pending', by: ['system'] },
    { from: 'pending', event: 'rest', to: 'dormant', by: ['system'] },
    { from: 'listed', event: 'rest', to: 'dormant', by: ['system'] },
    { from: 'dormant', event: 'resume', to: 'listed', by: ['system'] },
    { from: 'dormant', event: 'requeue', to: 'pending', by: ['system'] },
    { from: 'dormant', event: 'suspend', to: 'suspended', by: ['system'] },
    { from: 'pending', event: 'exit', to: 'exited', by: ['system'] },
    { from: 'listed', event: 'exit', to: 'exited', by: ['system'] },
    { from: 'dormant', event: 'exit', to: 'exited', by: ['system'] },
    { from: 'suspended', event: 'exit', to: 'exited', by: ['system'] },
    { from: 'exited', event: 're-enter', to: 'pending', by: ['system'] },
  ],
})

export const talentStatusNames: Record<TalentStatus, string> = { pending: '待入库', listed: '已入库', dormant: '休眠', suspended: '暂停', exited: '已退出' }

import { joinByInvitation, needsSetUp, resetPassword, setUp } from '@/lib/services/accounts/join';
import { browseSessions, describeMe, endSession } from '@/lib/services/accounts/own-sessions';
import { readEnv } from '../env';
import { actorOf } from './actor-of';
import { os } from './base';

export const session = {
  options: os.session.options.handler(async () => ({
    needsSetUp: await needsSetUp(),
    provider: readEnv().oidc?.name ?? null,
  })),
  setUp: os.session.setUp.handler(({ input }) => setUp(input, new Date())),
  join: os.session.join.handler(({ input }) => joinByInvitation(input, new Date())),
  resetPassword: os.session.resetPassword.handler(({ input }) => resetPassword(input, new Date())),
  me: os.session.me.handler(({ context }) => describeMe(actorOf(context))),
  list: os.session.list.handler(async ({ context }) => ({
    sessions: await browseSessions(actorOf(context), new Date()),
  })),
  revoke: os.session.revoke.handler(async ({ context, input }) => {
    await endSession(actorOf(context), input.id);
    return {};
  }),
};

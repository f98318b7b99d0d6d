import { browseTokens, createToken, revokeToken } from '@/lib/services/accounts/tokens';
import { actorOf } from './actor-of';
import { os } from './base';

export const tokens = {
  list: os.tokens.list.handler(async ({ context }) => ({ tokens: await browseTokens(actorOf(context)) })),
  create: os.tokens.create.handler(({ context, input }) => createToken(actorOf(context), input, new Date())),
  revoke: os.tokens.revoke.handler(async ({ context, input }) => {
    await revokeToken(actorOf(context), input.id);
    return {};
  }),
};

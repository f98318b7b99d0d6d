import { chooseMail, readMailChoice } from '@/lib/services/mail/mail-choice';
import { actorOf } from './actor-of';
import { os } from './base';

export const mail = {
  get: os.mail.get.handler(({ context }) => readMailChoice(actorOf(context))),
  set: os.mail.set.handler(({ input, context }) => {
    Object.assign(context.detail, input);
    return chooseMail(actorOf(context), input);
  }),
};

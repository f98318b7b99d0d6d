import { z } from 'zod';
import { MailChoice } from '../mail-digest';
import { base } from './base';

export const mail = {
  get: base
    .route({
      method: 'GET',
      path: '/session/mail',
      tags: ['Session'],
      summary: 'Say how often one gets e-mail about what is new and what waits',
    })
    .input(z.object({}))
    .output(
      MailChoice.extend({
        /** Whether the operator has named a mail server. */
        isPossible: z.boolean(),
      }),
    ),
  set: base
    .route({
      method: 'PUT',
      path: '/session/mail',
      tags: ['Session'],
      summary: 'Choose how often one gets e-mail about what is new and what waits',
    })
    .input(z.strictObject(MailChoice.shape))
    .output(MailChoice),
};

import {
  browseLinks,
  browsePeople,
  changePerson,
  invite,
  makePasswordLink,
  namePeople,
  withdrawLink,
} from '@/lib/services/accounts/people';
import { os } from './base';

export const people = {
  list: os.people.list.handler(async () => ({ people: await browsePeople() })),
  names: os.people.names.handler(async () => ({ people: await namePeople() })),
  invite: os.people.invite.handler(({ input }) => invite(input, new Date())),
  links: os.people.links.handler(async () => ({ links: await browseLinks(new Date()) })),
  withdraw: os.people.withdraw.handler(async ({ input }) => {
    await withdrawLink(input.id);
    return {};
  }),
  change: os.people.change.handler(({ input }) => changePerson(input, new Date())),
  resetPassword: os.people.resetPassword.handler(({ input }) => makePasswordLink(input.id, new Date())),
};

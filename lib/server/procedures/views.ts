import { browseViews, keepView, removeView } from '@/lib/services/accounts/views';
import { actorOf } from './actor-of';
import { os } from './base';

export const views = {
  list: os.views.list.handler(async ({ context, input }) => ({
    views: await browseViews(actorOf(context), input.page),
  })),
  keep: os.views.keep.handler(({ context, input }) => keepView(actorOf(context), input)),
  remove: os.views.remove.handler(async ({ context, input }) => {
    await removeView(actorOf(context), input.id);
    return {};
  }),
};

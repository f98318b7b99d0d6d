import { describe, expect, it } from 'vitest';
import { NewView } from '@/lib/contracts/view';
import { givePerson } from '@/testing/people';
import { withServices } from '@/testing/services';
import { browseViews, keepView, removeView } from './views';

withServices();

const view = (name: string, more: object = {}) =>
  NewView.parse({ page: 'inventory', name, query: 'name=shadow', ...more });

describe('kept views', () => {
  it('are one’s own until they are shared, each on its page', async () => {
    const ada = await givePerson('analyst');
    const bob = await givePerson('viewer');
    await keepView(ada, view('Shadows'));
    await keepView(ada, view('Zombies', { query: 'name=zombie', isShared: true }));
    await keepView(bob, view('Mine', { page: 'findings', query: '' }));
    expect((await browseViews(ada, 'inventory')).map(({ name, isOwn }) => [name, isOwn])).toEqual([
      ['Shadows', true],
      ['Zombies', true],
    ]);
    expect(await browseViews(bob, 'inventory')).toMatchObject([
      { name: 'Zombies', query: 'name=zombie', isOwn: false, owner: ada.name },
    ]);
    expect((await browseViews(bob, 'findings')).map(({ name }) => name)).toEqual(['Mine']);
  });

  it('are replaced under the same name', async () => {
    const ada = await givePerson('analyst');
    await keepView(ada, view('New'));
    await keepView(ada, view('New', { query: 'appeared=week' }));
    expect((await browseViews(ada, 'inventory')).map(({ query }) => query)).toEqual(['appeared=week']);
  });

  it('are removed by who keeps them; shared ones by an administrator too', async () => {
    const ada = await givePerson('analyst');
    const bob = await givePerson('viewer');
    const chief = await givePerson('admin');
    const own = await keepView(ada, view('Own'));
    const shared = await keepView(ada, view('Shared', { isShared: true }));
    await expect(removeView(bob, shared.id)).rejects.toThrow('There is no view');
    await expect(removeView(chief, own.id)).rejects.toThrow('There is no view');
    await removeView(chief, shared.id);
    await removeView(ada, own.id);
    expect(await browseViews(ada, 'inventory')).toEqual([]);
  });

  it('are at most a hundred of one person; one more is refused, a changed one is not', async () => {
    const ada = await givePerson('analyst');
    for (let i = 0; i < 100; i++) await keepView(ada, view(`View ${i}`));
    await expect(keepView(ada, view('One more'))).rejects.toThrow('Remove one first');
    await keepView(ada, view('View 7', { query: '' }));
    expect(await browseViews(ada, 'inventory')).toHaveLength(100);
  });
});

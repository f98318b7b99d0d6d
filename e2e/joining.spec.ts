import { expect } from '@playwright/test';
import { fillDepot } from './depot';
import { test } from './watched-page';

test('a spec without a host is led to its traffic', async ({ page, request }) => {
  await fillDepot(request);
  await page.goto('/inventory?api=Depot');
  const bar = page.getByRole('region', { name: 'API Depot' });
  await expect(bar.getByText('The spec names no host')).toBeVisible();
  await expect(bar.getByText('2 of its 3 operations were seen at depot.example')).toBeVisible();
  await bar.getByRole('button', { name: 'Join depot.example…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Join a host to Depot' });
  await expect(
    dialog.getByText('3 endpoints with 3 requests move from depot.example to Depot'),
  ).toBeVisible();
  await dialog.getByRole('button', { name: 'Join depot.example' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('row', { name: /GET \/parcels/ })).toContainText('Active');
  await expect(page.getByRole('row', { name: /GET \/v2\/hidden|GET \/hidden/ })).toContainText(
    'Undocumented',
  );
  await expect(bar.getByRole('button', { name: 'Join depot.example…' })).toHaveCount(0);
});

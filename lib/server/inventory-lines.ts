import { InventoryExport } from '@/lib/contracts/inventory';
import { exportInventory, exportRows } from '@/lib/services/export-inventory';
import { listWriters } from '@/lib/services/exports/writers';
import { inventoryHeader, inventoryLines } from '@/lib/services/inventory-csv';
import { respondWithExport } from './export-response';

/** `GET /api/v1/inventory`: all endpoints that the filter keeps, in its order. */
export function handleInventory(request: Request): Response {
  return respondWithExport<InventoryExport>(request, {
    name: 'inventory',
    query: InventoryExport,
    writers: listWriters(exportInventory, async function* table(asked: InventoryExport, now) {
      yield inventoryHeader(asked.columns);
      for await (const rows of exportRows(asked, now)) yield inventoryLines(rows, asked.columns);
    }),
  });
}

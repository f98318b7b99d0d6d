import { guarded } from '@/lib/server/guard/guarded';
import { handleInventory } from '@/lib/server/inventory-lines';

export const dynamic = 'force-dynamic';

export const GET = guarded('inventory.export', handleInventory);

import { apis } from './procedures/apis';
import { demo } from './procedures/demo';
import { endpoints } from './procedures/endpoints';
import { receipts } from './procedures/receipts';

/** The API under `/api/v1`: one folder of procedures for each noun. */
export const contract = { endpoints, apis, receipts, demo };

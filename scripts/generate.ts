import { ensurePrismaClient } from './prisma-client.ts';

ensurePrismaClient();
